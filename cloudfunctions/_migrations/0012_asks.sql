-- What a person asked back, newest first, and what was asked of an order.
create index refund_ask_of_person on refund_ask (person_id, id desc);
create index refund_ask_of_order on refund_ask (community_id, order_id);
