package io.github.vipnat.lab;

import java.util.List;

/** The family of image the router pretends to run. What differs between them cites its row of the fact sheet. */
public enum Personality {
    /** 12.4 on an ISR G1: refuses where later images ask, prints statics in the order they were entered. */
    IOS_12,
    /** 15.1 on an ISR G2. */
    IOS_15,
    /** IOS-XE 17 on a CSR1000v: wider tables, statics before dynamic rules, {@code forced}. */
    IOS_XE;

    /** What follows {@code SSH-2.0-} in the server's first line: 1.25 up to XE 16 (ios-facts 6, "login auth"). */
    public String sshIdentification() {
        return this == IOS_XE ? "Cisco-2.0" : "Cisco-1.25";
    }

    /**
     * The first lines of {@code show version} (ios-facts 3). Of the GPL notice of IOS-XE there is what the recordings have: the lines
     * with the word Version in them.
     */
    public List<String> versionLines() {
        String support = "Technical Support: http://www.cisco.com/techsupport";
        return switch (this) {
            case IOS_12 ->
                List.of(
                        "Cisco IOS Software, 2800 Software (C2800NM-ADVENTERPRISEK9-M), Version 12.4(24)T, RELEASE SOFTWARE (fc1)",
                        support,
                        "Copyright (c) 1986-2009 by Cisco Systems, Inc.");
            case IOS_15 ->
                List.of(
                        "Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.1(4)M4, RELEASE SOFTWARE (fc1)",
                        support,
                        "Copyright (c) 1986-2012 by Cisco Systems, Inc.");
            case IOS_XE ->
                List.of(
                        "Cisco IOS XE Software, Version 17.09.04a",
                        "Cisco IOS Software [Cupertino], Virtual XE Software (X86_64_LINUX_IOSD-UNIVERSALK9-M), Version 17.9.4a,"
                                + " RELEASE SOFTWARE (fc3)",
                        support,
                        "Copyright (c) 1986-2023 by Cisco Systems, Inc.",
                        "licensed under the GNU General Public License (\"GPL\") Version 2.0.  The",
                        "software code licensed under GPL Version 2.0 is free software that comes",
                        "GPL code under the terms of GPL Version 2.0.  For more details, see the");
        };
    }

    /** How this family's switches stand before anybody sets one. */
    public Quirks quirks() {
        return switch (this) {
            case IOS_12 ->
                Quirks.defaults()
                        .with(Quirk.StaticOrder.AS_ENTERED) // ios-facts 1.4, "not sorted"
                        .with(Quirk.DynamicInUse.REFUSE); // ios-facts 2
            case IOS_15 -> Quirks.defaults();
            case IOS_XE ->
                Quirks.defaults()
                        .with(Quirk.SecondChannel.REFUSED) // ios-facts 6, "one channel"
                        .with(Quirk.DynamicInUse.REFUSE) // ios-facts 2, seen on 17.16
                        .with(Quirk.Greeting.THREE_LINE_ENDS); // ios-facts 6, "first output after SSH login"
        };
    }

    /** 12.x refuses to remove a static with children, later images ask first (ios-facts 0.1 and 2). */
    public boolean asksAboutChildren() {
        return this != IOS_12;
    }

    /** The forwarding plane prints wider columns and a trailer (ios-facts 3, "same on ASR/ISR4k/CSR"). */
    public boolean hasWideTranslations() {
        return this == IOS_XE;
    }

    /** Whether statics stand before the dynamic rules in the running-config (ios-facts 1.4). */
    public boolean printsStaticsFirst() {
        return this == IOS_XE;
    }

    /** The answer to {@code no} of a pair that is not there (ios-facts 0.3; the exclamation marks were seen on 15 and later). */
    public String translationNotFound() {
        return this == IOS_12 ? "%Translation not found" : "%Translation not found!!!!";
    }
}
