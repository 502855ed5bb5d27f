export { exportOrderCsv, ORDER_CSV_COLUMNS, orderCsvRows } from './settle/export-order-csv.ts';
export { exportOrderJsonLines } from './settle/export-order-json-lines.ts';
