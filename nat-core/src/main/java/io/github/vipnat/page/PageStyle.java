package io.github.vipnat.page;

/** The one style sheet of a page. */
final class PageStyle {

    /** Colours are named once and differ in the dark; on paper they are those of the light. */
    static final String SHEET = """

            :root { color-scheme: light dark; --paper: #ffffff; --ink: #1f2d3a; --soft: #5a6b7c; --rule: #d5dbe1; --code: #f4f6f8;
              --good: #1a6b3c; --good-back: #e7f6ec; --warn: #8a5a00; --warn-back: #fdf3dc; --bad: #b3261e; --bad-back: #fdecea;
              --plain-back: #eaf2fb; --plain: #2f669c }
            @media screen and (prefers-color-scheme: dark) {
              :root { --paper: #14191f; --ink: #e3e8ed; --soft: #9aa8b5; --rule: #38434e; --code: #1d242c;
                --good: #6fd394; --good-back: #12301f; --warn: #e8b84a; --warn-back: #352a10; --bad: #ff8f85; --bad-back: #3b1a18;
                --plain-back: #192a3b; --plain: #86b8e8 } }
            body { background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; margin: 0 }
            main { max-width: 62rem; margin: 0 auto; padding: 1.5rem }
            h1 { font-size: 1.6rem; margin: 0 0 1rem }
            h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; border-bottom: 1px solid var(--rule); padding-bottom: .2rem }
            h3 { font-size: 1rem; margin: 1.2rem 0 .4rem }
            h1, h2, h3, p, li, td, th, dt, dd { overflow-wrap: anywhere; unicode-bidi: isolate }
            pre { background: var(--code); border: 1px solid var(--rule); border-radius: 4px; padding: .7rem; overflow-x: auto }
            pre, code { font: 13px/1.45 ui-monospace, monospace; direction: ltr }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); padding: .3rem .8rem .3rem 0 }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0 }
            dt { color: var(--soft) }
            dd { margin: 0 }
            .good { color: var(--good) } .warn { color: var(--warn) } .bad { color: var(--bad) } .faded { color: var(--soft) }
            .verdict { border-left: 4px solid currentColor; padding: .5rem .8rem; font-weight: 600; background: var(--plain-back) }
            .verdict.good { background: var(--good-back) }
            .verdict.warn { background: var(--warn-back) }
            .verdict.bad { background: var(--bad-back) }
            figure { margin: 1rem 0 }
            figcaption { color: var(--soft); font-weight: 600 }
            svg { display: block; max-width: 100%; height: auto }
            svg text { font: 12px ui-monospace, monospace; fill: var(--ink) }
            svg .soft { fill: var(--soft) }
            svg .rule { stroke: var(--rule); fill: none }
            svg .box, svg .bar { stroke: var(--plain); fill: var(--plain-back); stroke-width: 1.5 }
            svg .box.good, svg .bar.good { stroke: var(--good); fill: var(--good-back) }
            svg .box.warn, svg .bar.warn { stroke: var(--warn); fill: var(--warn-back) }
            svg .box.bad, svg .bar.bad { stroke: var(--bad); fill: var(--bad-back) }
            svg .box.faded, svg .bar.faded { stroke: var(--rule); fill: var(--code) }
            svg .way { stroke: var(--plain); fill: none; stroke-width: 2 }
            svg .way.good { stroke: var(--good) } svg .way.warn { stroke: var(--warn) } svg .way.bad { stroke: var(--bad) }
            svg .way.bad { stroke-dasharray: 6 4 }
            svg .way.faded { stroke: var(--soft) }
            svg .tip { fill: var(--plain) }
            svg .tip.good { fill: var(--good) } svg .tip.warn { fill: var(--warn) } svg .tip.bad { fill: var(--bad) }
            svg .tip.faded { fill: var(--soft) }
            @page { size: A4; margin: 15mm }
            @media print {
              body { font-size: 10pt }
              main { max-width: none; padding: 0 }
              pre { white-space: pre-wrap; overflow-wrap: anywhere; overflow: visible }
              pre, code { font-size: 8.5pt }
              figure, tr, .verdict { break-inside: avoid }
              h2, h3 { break-after: avoid }
              body, pre, .verdict, svg { print-color-adjust: exact } }
            """;

    private PageStyle() {}
}
