/** The goods of which the project has a true picture, by the key that stands in an item's `picture`. Names are those of Noto Emoji. */
export const pictures = [
  'avocado', 'bacon', 'baguette-bread', 'banana', 'beans', 'beer-mug', 'bell-pepper', 'beverage-box', 'bouquet', 'bread', 'broccoli', 'brown-mushroom',
  'butter', 'candy', 'canned-food', 'carrot', 'cheese-wedge', 'cherries', 'chestnut', 'chocolate-bar', 'coconut', 'cooked-rice', 'cookie', 'crab',
  'cucumber', 'cut-of-meat', 'duck', 'dumpling', 'ear-of-corn', 'egg', 'eggplant', 'fish', 'fried-shrimp', 'garlic', 'ginger-root', 'glass-of-milk',
  'grapes', 'green-apple', 'herb', 'honey-pot', 'hot-pepper', 'ice-cream', 'kiwi-fruit', 'leafy-green', 'lemon', 'lobster', 'lotion-bottle',
  'meat-on-bone', 'melon', 'moon-cake', 'olive', 'onion', 'oyster', 'pancakes', 'pea-pod', 'peach', 'peanuts', 'pear', 'pineapple', 'popcorn', 'potato',
  'poultry-leg', 'pretzel', 'red-apple', 'rice-ball', 'rice-cracker', 'roasted-sweet-potato', 'roll-of-paper', 'salt', 'sheaf-of-rice', 'shrimp', 'soap',
  'sponge', 'squid', 'steaming-bowl', 'strawberry', 'tangerine', 'teapot', 'tomato', 'toothbrush', 'turkey', 'watermelon',
] as const
