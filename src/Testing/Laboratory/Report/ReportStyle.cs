namespace AgeingMonitor.Testing.Laboratory.Report;

/// <summary>The page's style. Colours are those of the screens; ink on ground keeps 4.5:1 in both schemes.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--ground:#f3f5f7;--surface:#fff;--ink:#16202a;--muted:#4b5a68;--line:#cbd4dc;--accent:#0f5c8c;--bad:#b1121d;--good:#17683a}
        @media (prefers-color-scheme:dark){:root{--ground:#0f151b;--surface:#19222b;--ink:#e9eff4;--muted:#aab8c4;--line:#36434f;--accent:#82c6f5;--bad:#ff8a84;--good:#7fd6a2}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
        main{max-width:1120px;margin:0 auto;padding:24px 20px 64px}
        h1{font-size:1.75rem;line-height:1.2;margin:0 0 4px}h2{font-size:1.25rem;margin:0 0 8px}h3{font-size:1rem;margin:20px 0 4px}
        p{margin:0 0 12px;max-width:75ch}.muted,figcaption,caption{color:var(--muted)}
        section{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:20px;margin:20px 0}
        dl.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:12px;margin:20px 0}
        .tiles div{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:14px 16px}
        .tiles dt{color:var(--muted);font-size:.875rem}.tiles dd{margin:0}.tiles dd.value{font-size:1.75rem;font-weight:600;line-height:1.25;font-variant-numeric:tabular-nums}.tiles dd.note{color:var(--muted);font-size:.8125rem}
        .scroll{overflow-x:auto}.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        table{border-collapse:collapse;width:100%;font-size:.875rem;margin:8px 0 4px}caption{text-align:start;padding:4px 0 6px;font-size:.875rem}caption span{display:block;max-width:min(80ch,calc(100vw - 84px))}
        th,td{text-align:start;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}thead th{color:var(--muted);font-weight:600;vertical-align:bottom}tbody th{font-weight:600;white-space:nowrap}
        .number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}th.number{white-space:normal}
        figure{margin:16px 0 20px}figcaption{font-size:.875rem;margin-top:4px}svg{display:block;width:100%;min-width:560px;max-width:860px;height:auto}
        svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;fill:var(--ink)}svg text.muted{fill:var(--muted)}
        .grid{stroke:var(--line)}.axis{stroke:var(--muted)}.mark{fill:var(--accent)}.line{stroke:var(--accent);fill:none}.band{fill:var(--accent);fill-opacity:.25}
        code{font:.875em ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;padding:0;margin:12px 0 0}a{color:var(--accent)}
        @media (max-width:700px){tbody th{white-space:normal;min-width:8.5em}}
        @media print{:root{--ground:#fff;--surface:#fff;--ink:#000;--muted:#333;--line:#bbb;--accent:#0f5c8c}body{font-size:11pt}main{max-width:none;padding:0}section,.tiles div{border-radius:0;break-inside:auto}figure,tr,.tiles div{break-inside:avoid}nav{display:none}.scroll{overflow:visible}caption span{max-width:none}svg{min-width:0}}
        """;
}
