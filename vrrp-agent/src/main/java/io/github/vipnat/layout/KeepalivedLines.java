package io.github.vipnat.layout;

import java.util.List;

/** The lines of keepalived.conf by which the agent hears of keepalived, the same for render, install and lint. */
public final class KeepalivedLines {

    private static final String STANDBY = "vipnat_standby";

    private KeepalivedLines() {}

    /**
     * The line of {@code global_defs}. The user beside the FIFO is for a keepalived that finds none and makes it; one that does
     * not know the user leaves the FIFO out (measured with 2.2.7: "Script user 'vipnat' does not exist").
     *
     * @param fifo its path, usually {@link NodePaths#FIFO}
     */
    public static String fifo(String fifo) {
        return "vrrp_notify_fifo " + fifo + " " + NodePaths.USER;
    }

    /**
     * The block that defines the file of {@code vipnat failover}: the number in it is added to the priority, and a file that is
     * not there is made with a 0 in it. What was written stays through a restart of keepalived, for {@code init_file} writes
     * over nothing without {@code overwrite} (measured with 2.2.7); after a restart of the machine it is 0 again.
     */
    public static List<String> standbyFile() {
        return List.of(
                "vrrp_track_file " + STANDBY + " {",
                "    file " + NodePaths.STANDBY,
                "    weight 1",
                "    init_file 0",
                "}");
    }

    /** The lines of a {@code vrrp_instance} that heeds {@link #standbyFile}. */
    public static List<String> tracksStandbyFile() {
        return List.of("track_file {", "    " + STANDBY, "}");
    }

    /**
     * The lines of a {@code vrrp_instance}, in place of the FIFO: the hook runs as the agent's user and never as root, because
     * it writes where that user may change every name. {@code keepalived -t} of 2.2.7 ends itself by SIGTERM at any such line
     * (keepalived-facts 4), and the daemon does not.
     *
     * @param hook its path, usually {@link InstallLayout#hook}
     * @param instance the name of the {@code vrrp_instance}
     */
    public static List<String> hook(String hook, String instance) {
        String asAgent = " " + NodePaths.USER + " " + NodePaths.USER;
        return List.of(
                "notify \"" + hook + "\"" + asAgent,
                "notify_master_rx_lower_pri \"" + hook + " INSTANCE " + instance + " MASTER_RX_LOWER_PRI\"" + asAgent);
    }
}
