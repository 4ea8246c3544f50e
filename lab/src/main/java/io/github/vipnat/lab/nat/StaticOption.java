package io.github.vipnat.lab.nat;

import java.util.Locale;

/** The options of a static line, in the order they are printed (ios-facts 1.1, OPTS). */
public enum StaticOption {
    VRF("name", "Specify vrf"),
    REDUNDANCY("name", "NAT redundancy operation"),
    MAPPING_ID("number", "Associate a mapping id to this mapping"),
    MATCH_IN_VRF("", "match incoming vrf"),
    ROUTE_MAP("name", "Specify route-map"),
    REVERSIBLE("", "Allow out->in traffic"),
    EXTENDABLE("", "Extend this translation when used"),
    NO_ALIAS("", "Do not create an alias for the global address"),
    NO_PAYLOAD("", "No translation of embedded address/port in the payload"),
    STATELESS("", "No flow entries (session) for mapping"),
    OVERLOAD("", "Overload an address translation"),
    FORCED("", "Delete this entry and its children, even if in use"),
    /** No word of any document: one that a later image may know (the quirk {@code StoredAs.WITH_A_LATER_WORD}). */
    PINNED("", "Pin this entry");

    private final String argument;
    private final String help;

    StaticOption(String argument, String help) {
        this.argument = argument;
        this.help = help;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the word is followed by, empty for an option that stands alone. */
    public String argument() {
        return argument;
    }

    public String help() {
        return help;
    }
}
