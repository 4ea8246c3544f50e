package io.github.vipnat.layout;

import java.nio.file.Path;

/**
 * The paths of a node that are the same however vipnat was installed. Text, because options name them in their
 * descriptions. What a shell script, a unit or a page repeats of them is held against these by a test.
 */
public final class NodePaths {

    /** The agent's user and group; keepalived runs the hook as this user, and gives a FIFO that it makes to it. */
    public static final String USER = "vipnat";

    /** Whom everything belongs to that decides what runs, or who may write where. */
    public static final String ROOT_USER = "root";

    /** What a person writes for this node; only root may write there. */
    public static final String CONFIGURATION = "/etc/vipnat";

    /** The site's description where no other file was named. */
    public static final String CLUSTER = CONFIGURATION + "/cluster.yaml";

    /** Where the service's credentials lie, one file each; root's alone. */
    public static final String SECRETS = CONFIGURATION + "/secrets";

    /** What outlives the machine: the agent's home. */
    public static final String STATE = "/var/lib/vipnat";

    /** What lives as long as the machine runs; it is root's, so that nothing in it can be swapped for a link. */
    public static final String RUNTIME = "/run/vipnat";

    /** Where the hook leaves what it is told. */
    public static final String SPOOL = RUNTIME + "/spool";

    /** keepalived's {@code vrrp_notify_fifo}. */
    public static final String FIFO = RUNTIME + "/notify.fifo";

    /** keepalived's {@code track_file}: the number that {@code vipnat failover} adds to the node's priority. */
    public static final String STANDBY = RUNTIME + "/standby";

    /** Who moves the VIP on purpose, and what has been done to this node for it. */
    public static final String LEVER = RUNTIME + "/lever";

    /** The site's own program that takes the VIP from the node and gives it back; root's, run as {@code pull} and {@code back}. */
    public static final String OWN_LEVER = CONFIGURATION + "/own-lever";

    /** The hook's file name, the same in every folder. */
    public static final String HOOK_NAME = "vipnat-notify";

    /** What {@code vipnat failover} runs on a node, as root; the same in every folder. */
    public static final String LEVER_NAME = "vipnat-lever";

    /** Where a checkout belongs that serves the whole machine: no service sees one in a home. */
    public static final String CHECKOUT = "/opt/vipnat";

    /** The agent's unit. */
    public static final String UNIT = "/etc/systemd/system/vipnat-agent.service";

    /** Makes {@link #USER}. */
    public static final String SYSUSERS = "/etc/sysusers.d/vipnat.conf";

    /** Makes what is in {@link RuntimeEntry} at every start of the machine. */
    public static final String TMPFILES = "/etc/tmpfiles.d/vipnat.conf";

    /** Where the line of sudoers for {@link #LEVER_NAME} belongs. */
    public static final String LEVER_SUDOERS = "/etc/sudoers.d/vipnat-failover";

    /** What {@code vipnat doctor} may ask as root; written by a person, from what {@code doctor --fix} prints. */
    public static final String DOCTOR_SUDOERS = "/etc/sudoers.d/vipnat-doctor";

    private NodePaths() {}

    /** {@link #CLUSTER}. */
    public static Path clusterFile() {
        return Path.of(CLUSTER);
    }

    /** {@link #STATE}. */
    public static Path stateFolder() {
        return Path.of(STATE);
    }

    /** {@link #FIFO}. */
    public static Path fifo() {
        return Path.of(FIFO);
    }

    /** {@link #SPOOL}. */
    public static Path spool() {
        return Path.of(SPOOL);
    }
}
