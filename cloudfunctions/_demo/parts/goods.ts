import type { Category } from '@domain/goods/contract'

/** Goods as our buyers would name them, at prices of a Suzhou market in autumn. */
export interface DemoGoods {
  readonly name: string
  readonly category: Category
  readonly unit: string
  readonly grams: number | null
  readonly picture: string | null
  readonly origin: string | null
  readonly priceFen: number
}

type Row = readonly [name: string, unit: string, grams: number | null, picture: string | null, origin: string | null, yuan: number]

const VEGETABLES: readonly Row[] = [
  ['现割上海青', '约500g/份', 500, 'leafy-green', '苏州吴江', 3.98],
  ['带泥本地土豆', '约1kg/份', 1000, 'potato', '内蒙古乌兰察布', 5.9],
  ['沙瓤番茄', '约750g/份', 750, 'tomato', '山东寿光', 8.8],
  ['顶花带刺黄瓜', '约500g/份', 500, 'cucumber', '苏州相城', 4.6],
  ['长条紫茄子', '约500g/份', 500, 'eggplant', '江苏徐州', 4.9],
  ['西兰花', '1棵 约400g', 400, 'broccoli', '浙江台州', 5.8],
  ['甜椒双色装', '约400g/份', 400, 'bell-pepper', '山东寿光', 6.9],
  ['小米辣', '约150g/份', 150, 'hot-pepper', '云南建水', 4.5],
  ['胡萝卜', '约500g/份', 500, 'carrot', '福建厦门', 2.9],
  ['黄皮洋葱', '约1kg/份', 1000, 'onion', '甘肃酒泉', 4.9],
  ['紫皮大蒜', '约250g/份', 250, 'garlic', '江苏邳州', 4.2],
  ['小黄姜', '约250g/份', 250, 'ginger-root', '云南罗平', 4.8],
  ['甜玉米棒', '3根 约900g', 900, 'ear-of-corn', '江苏海门', 8.9],
  ['鲜香菇', '约250g/份', 250, 'brown-mushroom', '浙江庆元', 5.5],
  ['带壳豌豆', '约400g/份', 400, 'pea-pod', '云南玉溪', 7.9],
  ['小香葱', '约100g/把', 100, 'herb', '苏州张家港', 1.9],
  ['矮脚娃娃菜', '3棵 约600g', 600, 'leafy-green', '甘肃兰州', 5.9],
  ['塘藕', '约500g/份', 500, null, '苏州甪直', 7.8],
  ['水芹', '约400g/份', 400, 'herb', '苏州车坊', 6.8],
  ['白萝卜', '1根 约800g', 800, null, '江苏如皋', 2.6],
]
const FRUITS: readonly Row[] = [
  ['烟台红富士苹果', '4个 约900g', 900, 'red-apple', '山东烟台', 13.9],
  ['青苹果', '4个 约800g', 800, 'green-apple', '陕西洛川', 12.8],
  ['翠冠梨', '3个 约1kg', 1000, 'pear', '江苏常熟', 14.9],
  ['高山香蕉', '约1kg/把', 1000, 'banana', '云南河口', 7.9],
  ['东山蜜橘', '约1.5kg/份', 1500, 'tangerine', '苏州东山', 12.9],
  ['阳光玫瑰葡萄', '1串 约600g', 600, 'grapes', '江苏张家港', 19.9],
  ['巨峰葡萄', '约1kg/份', 1000, 'grapes', '江苏句容', 16.8],
  ['红心猕猴桃', '6个 约500g', 500, 'kiwi-fruit', '四川蒲江', 15.9],
  ['尤力克柠檬', '3个 约350g', 350, 'lemon', '四川安岳', 6.5],
  ['凤梨', '1个 约1.2kg', 1200, 'pineapple', '海南文昌', 15.8],
  ['奶油草莓', '约300g/盒', 300, 'strawberry', '江苏东海', 25.9],
  ['水蜜桃', '4个 约900g', 900, 'peach', '无锡阳山', 29.9],
  ['车厘子', '约250g/盒', 250, 'cherries', '智利', 28.8],
  ['8424西瓜', '半个 约2.5kg', 2500, 'watermelon', '江苏东台', 18.9],
  ['哈密瓜', '1个 约1.5kg', 1500, 'melon', '新疆吐鲁番', 16.9],
  ['牛油果', '2个 约350g', 350, 'avocado', '云南孟连', 12.8],
  ['椰青', '1个', null, 'coconut', '海南文昌', 9.9],
]
const MEAT: readonly Row[] = [
  ['黑猪五花肉', '约500g/份', 500, 'bacon', '江苏淮安', 21.8],
  ['黑猪里脊', '约400g/份', 400, 'cut-of-meat', '江苏淮安', 19.9],
  ['筒骨', '约1kg/份', 1000, 'meat-on-bone', '江苏淮安', 22.9],
  ['三黄鸡', '半只 约600g', 600, 'turkey', '江苏海安', 23.8],
  ['琵琶腿', '约500g/份', 500, 'poultry-leg', '山东潍坊', 12.9],
  ['老鸭', '半只 约800g', 800, 'duck', '江苏高邮', 29.9],
  ['牛腱子', '约500g/份', 500, 'cut-of-meat', '内蒙古通辽', 42.8],
  ['羊肉片', '约400g/盒', 400, 'cut-of-meat', '宁夏盐池', 36.8],
  ['酱汁肉', '约300g/份', 300, 'bacon', '苏州', 26.8],
]
const SEAFOOD: readonly Row[] = [
  ['太湖白虾', '约250g/份', 250, 'shrimp', '苏州吴中', 28.8],
  ['基围虾', '约400g/份', 400, 'shrimp', '江苏如东', 32.8],
  ['阳澄湖大闸蟹 公3两', '2只 约300g', 300, 'crab', '苏州阳澄湖', 58],
  ['鲈鱼 现杀', '1条 约500g', 500, 'fish', '苏州吴江', 19.8],
  ['鳊鱼 现杀', '1条 约600g', 600, 'fish', '苏州吴江', 16.8],
  ['鱿鱼须', '约400g/份', 400, 'squid', '浙江舟山', 22.9],
  ['乳山生蚝', '6只 约900g', 900, 'oyster', '山东乳山', 29.9],
  ['小青龙', '1只 约300g', 300, 'lobster', '福建宁德', 59],
  ['面包虾', '约250g/盒', 250, 'fried-shrimp', '广东湛江', 18.8],
]
const EGG_DAIRY: readonly Row[] = [
  ['散养土鸡蛋', '15枚 约750g', 750, 'egg', '江苏泗阳', 18.9],
  ['高邮咸鸭蛋', '6枚 约400g', 400, 'egg', '江苏高邮', 15.8],
  ['鲜牛奶', '950ml/瓶', null, 'glass-of-milk', '江苏宿迁', 15.9],
  ['儿童奶酪', '约200g/盒', 200, 'cheese-wedge', '上海', 22.8],
  ['淡味黄油', '约200g/块', 200, 'butter', '新西兰', 21.9],
]
const STAPLE: readonly Row[] = [
  ['苏北软香米', '5kg/袋', 5000, 'sheaf-of-rice', '江苏射阳', 36.8],
  ['现做赤豆糕', '约300g/份', 300, 'rice-cracker', '苏州', 12.8],
  ['荠菜大馄饨', '20只 约480g', 480, 'dumpling', '苏州', 16.9],
  ['手工水饺 三鲜', '约500g/袋', 500, 'dumpling', '山东青岛', 18.9],
  ['苏式汤面', '约400g/袋', 400, 'steaming-bowl', '苏州', 6.9],
  ['糯米饭团', '2个 约260g', 260, 'rice-ball', '上海', 9.9],
  ['法棍', '1根 约250g', 250, 'baguette-bread', '苏州', 12],
  ['全麦吐司', '约400g/条', 400, 'bread', '苏州', 13.9],
  ['蒸红薯', '约1kg/份', 1000, 'roasted-sweet-potato', '江苏连云港', 7.9],
  ['东北黄豆', '约500g/袋', 500, 'beans', '黑龙江五常', 7.5],
  ['松饼', '6片 约300g', 300, 'pancakes', '上海', 15.8],
  ['海盐', '约400g/袋', 400, 'salt', '江苏盐城', 2.9],
  ['即食米饭', '3盒 约600g', 600, 'cooked-rice', '江苏射阳', 14.9],
]
const SNACK: readonly Row[] = [
  ['鲜肉月饼', '4只 约280g', 280, 'moon-cake', '苏州', 20],
  ['糖炒栗子', '约500g/袋', 500, 'chestnut', '苏州东山', 22.8],
  ['五香花生', '约400g/袋', 400, 'peanuts', '山东莱阳', 9.9],
  ['黄油曲奇', '约200g/盒', 200, 'cookie', '上海', 16.8],
  ['海苔米饼', '约150g/袋', 150, 'rice-cracker', '江苏淮安', 8.9],
  ['焦糖爆米花', '约120g/桶', 120, 'popcorn', '上海', 9.8],
  ['黑巧克力', '约100g/块', 100, 'chocolate-bar', '上海', 18.9],
  ['松子糖', '约250g/袋', 250, 'candy', '苏州', 16.9],
  ['盐味脆饼', '约180g/袋', 180, 'pretzel', '上海', 11.9],
  ['洋槐蜜', '约500g/瓶', 500, 'honey-pot', '江苏溧阳', 32.8],
  ['碧螺春', '约50g/罐', 50, 'teapot', '苏州洞庭', 39.9],
  ['鲜榨橙汁', '1L/瓶', null, 'beverage-box', '重庆忠县', 15.9],
  ['精酿啤酒', '500ml×3', null, 'beer-mug', '江苏苏州', 24.9],
  ['水果罐头', '约425g×2', 850, 'canned-food', '山东临沂', 14.9],
  ['绿豆雪糕', '6支/盒', null, 'ice-cream', '上海', 13.9],
  ['橄榄', '约250g/瓶', 250, 'olive', '西班牙', 16.8],
]
const HOUSEHOLD: readonly Row[] = [
  ['本色抽纸', '10包/提', null, 'roll-of-paper', '江苏镇江', 19.9],
  ['卷筒纸', '12卷/提', null, 'roll-of-paper', '江苏镇江', 21.9],
  ['厨房百洁布', '6片/袋', null, 'sponge', '浙江义乌', 7.9],
  ['洗衣皂', '4块 约800g', 800, 'soap', '江苏南京', 12.8],
  ['护手霜', '80g/支', null, 'lotion-bottle', '上海', 15.9],
  ['软毛牙刷', '4支/盒', null, 'toothbrush', '江苏扬州', 12.9],
  ['香水百合', '5支/束', null, 'bouquet', '云南昆明', 19.9],
  ['洗洁精', '1.2kg/瓶', 1200, 'lotion-bottle', '上海', 11.9],
  ['保鲜袋', '100只/卷', null, null, '浙江台州', 8.8],
  ['垃圾袋', '5卷/袋', null, null, '江苏常州', 9.9],
  ['棉柔巾', '80抽×3', null, 'roll-of-paper', '湖北仙桃', 18.9],
]

const of = (category: Category, rows: readonly Row[]): DemoGoods[] =>
  rows.map(([name, unit, grams, picture, origin, yuan]) => ({ name, category, unit, grams, picture, origin, priceFen: Math.round(yuan * 100) }))

export const DEMO_GOODS: readonly DemoGoods[] = [
  ...of('vegetable', VEGETABLES),
  ...of('fruit', FRUITS),
  ...of('meat', MEAT),
  ...of('seafood', SEAFOOD),
  ...of('egg-dairy', EGG_DAIRY),
  ...of('staple', STAPLE),
  ...of('snack', SNACK),
  ...of('household', HOUSEHOLD),
]

/** Three of them that nobody goes without. */
export const HOT_GOODS: readonly string[] = ['现割上海青', '黑猪五花肉', '散养土鸡蛋']
