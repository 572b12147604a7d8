namespace Truceline.Core.Bulletins;

/// <summary>The sheet of the HTML rendering: light and dark, on screen and on paper, nothing fetched.</summary>
internal static class BulletinStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1b2126; --soft: #55616b; --line: #c9d0d6; --ground: #fdfdfc; --band: #f1f3f4; --mark: #1f5f8b; --open: #8a5a00; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e4e8eb; --soft: #9aa6b0; --line: #3a444c; --ground: #14181b; --band: #1d2327; --mark: #7db8e0; --open: #e0b05a; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.25rem 3rem; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, "DejaVu Sans", sans-serif; }
        h1 { font-size: 1.55rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
        h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
        .head { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; color: var(--soft); margin: .35rem 0 1rem; }
        .headline { font-size: 1.15rem; padding: .8rem 1rem; background: var(--band); border-left: 4px solid var(--mark); margin: 1rem 0; }
        .notice { padding: .5rem 1rem; border: 1px solid var(--open); color: var(--open); margin: .6rem 0; }
        .heads { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .75rem; }
        .heads > div { border: 1px solid var(--line); padding: .6rem .8rem; } .heads b { display: block; }
        table { border-collapse: collapse; width: 100%; font-size: .92em; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .55rem; border-bottom: 1px solid var(--line); }
        th { color: var(--soft); font-weight: 600; } td.n, th.n { text-align: right; white-space: nowrap; } tr.sum td { font-weight: 600; background: var(--band); }
        .scroll { overflow-x: auto; } .no { color: var(--open); } .soft { color: var(--soft); } a { color: var(--mark); }
        code { font: .88em ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        .entries a { margin-right: .35rem; } dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; } dd { margin: 0; }
        :target { outline: 2px solid var(--mark); outline-offset: 2px; }
        @media print { :root { --ink: #000; --soft: #444; --line: #999; --ground: #fff; --band: #f3f3f3; --mark: #000; --open: #000; } body { max-width: none; padding: 0; font-size: 10pt; } h2, h3, tr { break-after: avoid; break-inside: avoid; } }
        """;
}
