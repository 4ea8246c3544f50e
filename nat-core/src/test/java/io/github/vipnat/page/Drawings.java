package io.github.vipnat.page;

import java.util.List;

/** One drawing of each kind. */
final class Drawings {

    private Drawings() {}

    static Leads leads(String text) {
        return new Leads(
                text,
                List.of(
                        new Leads.Stop("g1", Tone.PLAIN, List.of("172.18.55.51", text)),
                        new Leads.Stop("g2", Tone.FADED, List.of(text))),
                List.of(
                        new Leads.Stop("vip", Tone.GOOD, List.of("VIP", text)),
                        new Leads.Stop("vm1", Tone.BAD, List.of(text))),
                List.of(
                        new Leads.Lead("g1", "vip", Tone.GOOD, text),
                        new Leads.Lead("g1", "vm1", Tone.BAD, text),
                        new Leads.Lead("g2", "gone", Tone.WARN, "to a box that is not there")));
    }

    static Lanes lanes(String text) {
        return new Lanes(
                text,
                "ms",
                List.of(
                        new Lanes.Lane(
                                text,
                                List.of(new Lanes.Bar(0, 40, Tone.GOOD, text), new Lanes.Bar(52, 53, Tone.BAD, ""))),
                        new Lanes.Lane("tcp 443", List.of(new Lanes.Bar(Double.NaN, 87, Tone.WARN, "35 ms")))),
                List.of(new Lanes.Moment(50, text)));
    }
}
