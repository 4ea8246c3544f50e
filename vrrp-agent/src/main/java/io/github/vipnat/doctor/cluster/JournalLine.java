package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What keepalived says in its log when something is wrong (keepalived-facts 2.1, 3.5, 1.6).
 *
 * @param text what every such line holds
 */
record JournalLine(String text, Verdict verdict, String why, String fix) {

    private static final String NOT_HEARD = "the adverts of the other node are dropped, and both become MASTER";

    private static final String DROPPED =
            "keepalived does without this script, and what it was to watch counts as healthy";

    static final List<JournalLine> KNOWN = List.of(
            fault(
                    "Failed to set/clear process event listen",
                    "keepalived is not told of processes: every tracked one counts as dead",
                    "keepalived has to run in the machine's own process and user namespace, not in a container or by ip netns"
                            + " exec"),
            fault(
                    "does not support proc events",
                    "no track_process works on this kernel",
                    "a kernel with CONFIG_PROC_EVENTS, as Debian's is"),
            fault(
                    "Unsafe permissions found for script",
                    DROPPED,
                    "chown root:root and chmod go-w the script and every folder above it"),
            fault(
                    "is not executable for uid:gid",
                    DROPPED,
                    "chmod +x the script, or name in script_user who may run it"),
            fault("Cannot find script", DROPPED, "write the script's whole path, and see that it is there"),
            fault("Unable to set default user", DROPPED, "script_user root  in global_defs, above the scripts"),
            fault(
                    "received an invalid passwd",
                    NOT_HEARD,
                    "write the same auth_pass on every node, then  sudo systemctl reload keepalived"),
            fault(
                    "advertisement interval mismatch",
                    NOT_HEARD,
                    "write the same advert_int on every node, then  sudo systemctl reload keepalived"),
            fault("not present in MASTER advert", NOT_HEARD, "write the same virtual_ipaddress on every node"),
            fault("unexpected ip number count", NOT_HEARD, "write the same virtual_ipaddress on every node"),
            fault("wrong version. Received", NOT_HEARD, "write the same vrrp_version on every node"),
            fault("invalid TTL/HL", NOT_HEARD, "nothing between the nodes may route or rewrite VRRP: one LAN for both"),
            fault(
                    "Expected multicast packet but received unicast",
                    NOT_HEARD,
                    "unicast_peer on every node, or on none"),
            fault(
                    "received from remote host with our IP address",
                    "another machine has this node's own address: a clone that was not told who it is",
                    "give the clone an address of its own"),
            warning(
                    "Unknown keyword",
                    "keepalived passes over the line, and perhaps over the block behind it",
                    "vipnat keepalived lint  names the line"),
            warning(
                    "Truncating auth_pass",
                    "only the first 8 characters are sent; a node that has another password with the same first 8 hears them too",
                    "write a password of 8 characters at most on every node"),
            warning(
                    "SECURITY VIOLATION",
                    "somebody other than root can change what runs as root",
                    "enable_script_security  in global_defs, and chown root: the script"),
            warning(
                    "Missed ",
                    "the kernel told of more processes than keepalived could read; one that ended may have been overlooked",
                    "process_monitor_rcv_bufs 1048576  in global_defs"),
            warning(
                    "A thread timer expired",
                    "the machine was too busy or paused, and a failover without a cause may follow",
                    "look what the machine was doing then; on a hypervisor, whether it was paused"));

    private static JournalLine fault(String text, String why, String fix) {
        return new JournalLine(text, Verdict.FAULT, why, fix);
    }

    private static JournalLine warning(String text, String why, String fix) {
        return new JournalLine(text, Verdict.WARNING, why, fix);
    }

    /** What a line of the log means, where it is known to mean something bad. */
    static Optional<JournalLine> of(String line) {
        return KNOWN.stream().filter(known -> line.contains(known.text())).findFirst();
    }
}
