export const words = { empty: '登录后可以看到您的订单和取货码。', look: '看今晚' }
