package io.github.vipnat.keepalived.render;

/** What production needs beyond the document's own lines; each is a line of its own that can be switched, and says why. */
public enum ProductionExtra {
    /** Events for the agent, ordered and without a fork; see keepalived-facts 1.3. */
    NOTIFY_FIFO("notify-fifo", "events for vipnat agent, in order and without starting a process"),
    /** Events for the agent by a script, where no FIFO is wanted. */
    NOTIFY_HOOK("notify-hook", "events for vipnat agent by a script, in place of notify-fifo"),
    /** A healed partition without it left a black hole of 46 s in our measurement (netlab-facts 4). */
    GARP_REFRESH(
            "garp-refresh", "after a healed partition the router may keep the other node's MAC: 46 s measured without"),
    /** Without it every script runs as whoever owns the file's weakest directory lets it (keepalived-facts 1.6). */
    SCRIPT_SECURITY("script-security", "run no script that somebody else than root could change"),
    /** Where a cloud or a switch drops multicast (keepalived-facts 3.3, 21). */
    UNICAST("unicast", "where multicast to 224.0.0.18 is dropped; every node must have it, or none"),
    /** The MAC moves with the VIP, so no router has to learn anything (keepalived-facts 2.3). */
    VMAC("vmac", "the MAC moves with the VIP; needs MAC spoofing allowed on Hyper-V, VMware and VirtualBox"),
    /** Otherwise the VIP can sit on a node with nothing running (keepalived-facts 2.5). */
    TRACK_EVERYWHERE("track-everywhere", "the BACKUP, too, gives way when its own services are down"),
    /** The softest lever: no reload, and the node still takes over if the other dies (keepalived-facts 2.2). */
    STANDBY_FILE("standby-file", "the number in it is added to the priority: vipnat failover moves the VIP by it");

    private final String option;
    private final String why;

    ProductionExtra(String option, String why) {
        this.option = option;
        this.why = why;
    }

    /** The name on the command line. */
    public String option() {
        return option;
    }

    /** The comment above the line. */
    public String why() {
        return why;
    }
}
