/** Policy files are bundled as their texts. */
declare module "*.pol" {
  const text: string;
  export default text;
}
