package io.github.vipnat.lab;

/**
 * One thing the fact sheet does not know about IOS, or has seen answered in more than one way: every branch is a constant. The
 * first constant of each switch is what a router of no particular personality does.
 */
public sealed interface Quirk {

    /** A full static for a global address that still has port statics (ios-facts 1.3 and 9.1). */
    enum FullOverPorts implements Quirk {
        ACCEPT,
        REFUSE_ALREADY_MAPPED,
        REFUSE_SIMILAR
    }

    /** A port static for a global address that has a full static (ios-facts 1.3 and 9.1). */
    enum PortUnderFull implements Quirk {
        ACCEPT,
        REFUSE_ALREADY_MAPPED,
        REFUSE_SIMILAR
    }

    /** One inside local on a second global address (ios-facts 1.3, rows 1 to 3, which contradict one another). */
    enum SecondFullStatic implements Quirk {
        REFUSE_WITHOUT_EXTENDABLE,
        ADD_BY_ITSELF,
        WANTED_ON_BOTH
    }

    /** One global port for two inside locals: two keys in the model, "IOS itself may refuse the second" (ios-facts 1.1, row 1). */
    enum SamePortTwice implements Quirk {
        REFUSE_SIMILAR,
        REFUSE_ALREADY_MAPPED,
        ACCEPT
    }

    /** A full static whose global address is the router's own (ios-facts 8 and 9.3). */
    enum FullOnOwnAddress implements Quirk {
        ACCEPT,
        REFUSE
    }

    /** {@code %Port N is being used by system} for the interface form with 22, 500 and 4500 (ios-facts 1.3 and 9.2). */
    enum SystemPorts implements Quirk {
        ACCEPT,
        REFUSE
    }

    /**
     * What the child-entries question comes to when a timed rollback, {@code configure replace} or {@code copy FILE running-config}
     * carries the line out and nobody is there (ios-facts 2.1, last row, and 9.4).
     */
    enum ChildQuestionInReplay implements Quirk {
        ANSWERED_NO,
        ANSWERED_YES
    }

    /** {@code no ip nat ... forced} outside IOS-XE (ios-facts 0.2 and 9.5). */
    enum ForcedOnClassic implements Quirk {
        UNKNOWN_WORD,
        ACCEPT
    }

    /** Where {@code forced} may stand among the options of a {@code no} form (ios-facts 9.5, "its position with extendable"). */
    enum ForcedPlace implements Quirk {
        ANYWHERE,
        LAST,
        FIRST
    }

    /**
     * Whether the {@code no} form must repeat the options of the line (ios-facts 9.6). The VRF is part of a rule's key in the model
     * of IOS-XE (1.1, first row), so the first branch wants it too.
     */
    enum NoForm implements Quirk {
        IDENTITY_IS_ENOUGH,
        EVERY_OPTION,
        NOT_EVEN_THE_VRF,
        /** Nothing but the line as the running-config prints it, the one form that 9.6 calls safe; {@code forced} may follow. */
        AS_PRINTED
    }

    /**
     * How a static that was typed stands in the configuration. The sheet has {@code extendable} as the one word that IOS adds by
     * itself (ios-facts 0.4) and ports as numbers (1.1, "printed as numbers"; an access list prints {@code www}); that no image does
     * more is nowhere said. What the configuration held from the start keeps its words.
     */
    enum StoredAs implements Quirk {
        TYPED,
        WITH_NO_ALIAS,
        /** A word that no document of ours has: images learn new ones, as {@code track} and {@code garp-interface} (11.5). */
        WITH_A_LATER_WORD,
        WITH_REDUNDANCY,
        WITH_ROUTE_MAP,
        /** As access lists print them. */
        PORTS_BY_NAME,
        /** Where an {@code ip host} line of the configuration has a name for it; no capture shows NAT lines use it. */
        ADDRESSES_BY_NAME
    }

    /** Which statics {@link StoredAs} is about; names of ports stand in port statics in either case. */
    enum StoredOtherwise implements Quirk {
        FULL_STATICS,
        EVERY_STATIC
    }

    /** The flows that {@code clear ip nat translation} without {@code vrf} is about; ios-facts 7 lists both forms and no more. */
    enum ClearWithoutVrf implements Quirk {
        GLOBAL_TABLE,
        EVERY_TABLE
    }

    /** {@code clear ip nat translation vrf V} where no V is configured: the refusal of ios-facts 2, or as if nothing were live. */
    enum ClearOfUnknownVrf implements Quirk {
        NOT_CONFIGURED,
        NOTHING_LIVE
    }

    /** The first lines of {@code show startup-config} (ios-facts 3, 9.7 and 11.1). */
    enum StartupHeader implements Quirk {
        PLAIN,
        WITH_UNCOMPRESSED_SIZE,
        COMPRESSED,
        NONE
    }

    /**
     * Whether the router made itself a certificate for its web server, as nearly every one has: in full in the running-config, by a
     * file's name in the startup-config (ios-facts 11.1). One that the given configuration holds is kept in any case.
     */
    enum HeldCertificate implements Quirk {
        SELF_SIGNED,
        NONE
    }

    /** A login when every vty is taken (ios-facts 6 and 9.7). */
    enum FullVty implements Quirk {
        REFUSE,
        CLOSE_AFTER_LOGIN
    }

    /** A login that AAA does not let in: "{@code % Authorization failed.} for exec" could not be confirmed (ios-facts 9.7). */
    enum ExecDenied implements Quirk {
        TOLD,
        CLOSED_WITHOUT_A_WORD
    }

    /** An exec channel's command that AAA denies: ios-facts 6, "exec channel", or the words of a session (2). */
    enum ExecCommandDenied implements Quirk {
        INVALID_AUTOCOMMAND,
        AUTHORIZATION_FAILED
    }

    /** The order of statics with a global address in the running-config, inferred and not documented (ios-facts 1.4 and 9.8). */
    enum StaticOrder implements Quirk {
        SORTED,
        AS_ENTERED
    }

    /** {@code show ip nat translations} with nothing to show (ios-facts 3 and 9.9). */
    enum EmptyTable implements Quirk {
        NOTHING,
        HEADER
    }

    /**
     * How the question behind the removal of a rule with live flows is put, and so what an empty line comes to. Every transcript has
     * {@code [no]} (ios-facts 0.1 and 2); the other ways are how IOS asks at other commands: {@code [yes]} at its setup dialogue,
     * {@code [confirm]} (4, 5.4), {@code [yes/no]} without a default (5.4).
     */
    enum RemovalQuestion implements Quirk {
        NO_BY_DEFAULT,
        YES_BY_DEFAULT,
        CONFIRM,
        YES_OR_NO
    }

    /** A question before a full static is added. No transcript has one; the answer to a good addition is silence (ios-facts 2). */
    enum AdditionQuestion implements Quirk {
        NEVER,
        NO_BY_DEFAULT,
        YES_BY_DEFAULT,
        CONFIRM
    }

    /**
     * A line that is neither yes nor no, as an answer to a question with a default. At {@code [yes/no]} IOS asks again, at an empty line
     * as at {@code terminal length 0} (captures of the setup dialogue: a 2600 with 12.2(26), an IOSv); whether it does at {@code [no]}, no
     * capture shows. At a {@code [confirm]} every key but return and {@code y} aborts (ios-facts 4), whatever stands here.
     */
    enum UnclearAnswer implements Quirk {
        TAKES_THE_DEFAULT,
        ASKS_AGAIN,
        MEANS_NO
    }

    /** A question in configuration mode that is not answered for a minute; the sheet knows no end but the session's (6, "exec-timeout"). */
    enum UnansweredQuestion implements Quirk {
        WAITS,
        TAKES_THE_DEFAULT,
        MEANS_NO
    }

    /** Removing a dynamic mapping with live entries; older images ask with a typing error (ios-facts 2). */
    enum DynamicInUse implements Quirk {
        ASK,
        ASK_WITH_OLD_SPELLING,
        REFUSE
    }

    /** The text around {@code [OK]} after a save (ios-facts 4). */
    enum SaveReply implements Quirk {
        PLAIN,
        COMPRESSED,
        COMPRESSED_AFTER_EMPTY_LINE,
        BLANKS_AFTER_EMPTY_LINE
    }

    /** What {@code copy FILE running-config} says when it is done; the sheet names the command and shows no screen of it (2.1). */
    enum MergeReport implements Quirk {
        NOTHING,
        BYTES_COPIED
    }

    /**
     * The line ends in front of the first prompt. A CSR1000v 16.12 was recorded with three and with two (ios-facts 6, "first output
     * after SSH login", and both recordings); the sheet has no login of classic IOS.
     */
    enum Greeting implements Quirk {
        ONE_LINE_END,
        TWO_LINE_ENDS,
        THREE_LINE_ENDS
    }

    /** The bytes that wipe {@code --More--}: backspaces, blanks, backspaces; no row says on which family (ios-facts 6, "pager"). */
    enum PagerErase implements Quirk {
        NINE_EIGHT_NINE,
        TEN_TEN_TEN
    }

    /** A second session channel on one connection (ios-facts 0.9 and 6, "one channel"). */
    enum SecondChannel implements Quirk {
        DROPS_CONNECTION,
        REFUSED
    }

    /** Some devices print the MOTD again after {@code enable} (ios-facts 6, "false prompts"). */
    enum BannerAfterEnable implements Quirk {
        NO,
        YES
    }

    /**
     * A revert timer armed while one is pending: "to be avoided", nothing more is known (ios-facts 5.1). "Time configured(or
     * reconfigured)" can be read as that the first backup gets another deadline.
     */
    enum SecondRevertTimer implements Quirk {
        /** Another backup and another deadline, of whoever comes. */
        REPLACES,
        REFUSED,
        /** The first backup, another deadline; another user is told whose it is. */
        KEEPS_THE_BACKUP,
        /** Taken without a word, and nothing has changed; another user is told whose it is. */
        KEEPS_EVERYTHING
    }

    /**
     * {@code show reload} while one is scheduled. Cisco's reference has the time and how long it takes to then (Configuration
     * Fundamentals, "show reload", which is what iosfw reads), a capture of {@code reload in 10} the minutes, who and why
     * (uni-koeln.de/~pbogusze, "IOS-XR reload in 10"). The first reads like {@code reload in}
     * of the Cisco Cookbook, recipe 2.11, with the person added.
     */
    enum ShowReload implements Quirk {
        TIME_AND_PERSON,
        TIME_ALONE,
        MINUTES_AND_PERSON,
        UNKNOWN_COMMAND
    }

    /** The banners before a reload: five minutes and one before it (ios-facts 5.4); whether a login meets one is not known. */
    enum ReloadBanner implements Quirk {
        IN_ITS_TIME,
        AT_THE_LOGIN_TOO,
        NEVER
    }

    /** {@code show configuration lock} left the S and T trains at 15.0 and XE at 3.1S, and parsers of XE screens have it (ios-facts 5.3). */
    enum ShowLock implements Quirk {
        KNOWN,
        UNKNOWN_COMMAND
    }

    /** A configuration line of somebody who was in configuration mode before another one took the lock; the sheet is silent. */
    enum LineUnderLock implements Quirk {
        CARRIED_OUT,
        REFUSED
    }

    /** The load and time lines that may stand before every show (ios-facts 3, last row). */
    enum LoadHeader implements Quirk {
        OFF,
        ON
    }

    /** Whether the question mark that asks for help is shown; the sheet has help texts and no screen of one (ios-facts 1.1). */
    enum HelpEcho implements Quirk {
        SHOWN,
        NOT_SHOWN
    }

    /** What Ctrl-C does in configuration mode; the sheet is silent. */
    enum ControlC implements Quirk {
        DISCARDS_LINE,
        LEAVES_CONFIGURATION
    }

    /** Whether the width and length asked for with the SSH terminal count; the sheet only gives 80 as the default width. */
    enum TerminalSize implements Quirk {
        DEFAULT_80_BY_24,
        AS_ASKED
    }
}
