export const words = { empty: '篮子是空的，去看看今晚有什么。', look: '看今晚' }
