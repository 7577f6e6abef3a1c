/** What a browser shows that comes without the token. The link helps where the token's own link was followed from another site. */
export const refusalPage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>衡策：请使用打印的地址</title>
<body style="font-family: sans-serif; max-width: 36em; margin: 4em auto; line-height: 1.7">
<h1 style="font-size: 1.3em">请使用启动时打印的地址</h1>
<p>为防止别的程序读取政策文件，工作台只接受带口令的地址。请回到运行 <code>hengce serve</code> 的窗口，复制其中
<code>http://127.0.0.1:…/?token=…</code> 那一行，粘贴到浏览器的地址栏。</p>
<p>刚刚用过那个地址？<a href="/">再打开一次</a>。</p>
</body>
</html>
`
