/**
 * A clause's identifier as an office writes it: 二(三) is 第二条第（三）项, 四(二)1 is 第四条第（二）项第1目,
 * 附件2·一 is 附件2第一条. What has no number stays as it is.
 */
export function officeClause(id: string): string {
  const [, annex, section, subsection, item] =
    /^(附件\d*)?·?([一二三四五六七八九十]+)?(?:[(（]([一二三四五六七八九十]+)[)）])?(\d+)?$/u.exec(id) ?? [];
  const parts = [
    annex ?? "",
    section === undefined ? "" : `第${section}条`,
    subsection === undefined ? "" : `第（${subsection}）项`,
    item === undefined ? "" : `第${item}目`,
  ];
  return parts.join("") || id;
}
