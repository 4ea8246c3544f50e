package io.github.vipnat.election.scenario;

import java.time.Duration;

/**
 * Something that happens from outside.
 *
 * @param at after the start of the simulation
 * @param node where; empty for the network as a whole
 * @param subject the process, script, file or interface; the file to reload from; the node that no longer hears; otherwise empty
 * @param value the number written into a file; otherwise 0
 */
public record ScenarioEvent(Duration at, Happening what, String node, String subject, int value) {

    /** What happens. */
    public enum Happening {
        PROCESS_DOWN,
        PROCESS_UP,
        SCRIPT_FAILS,
        SCRIPT_SUCCEEDS,
        FILE_SAYS,
        /** A tracked interface that is not the instance's own. */
        INTERFACE_DOWN,
        INTERFACE_UP,
        /** The carrier of the instance's own interface. */
        LINK_DOWN,
        LINK_UP,
        /** The host is gone at once, and its VIP with it. */
        CRASH,
        /** keepalived alone is gone at once; the VIP stays on the interface. */
        KILL,
        STOP,
        START,
        /** The node hears nobody and nobody hears it, its link stays up; without a node, nobody hears anybody. */
        PARTITION,
        HEAL,
        /** What the node sends is lost on its way to the subject, or, where that is empty, to everybody; it still hears them. */
        LOSS,
        /** keepalived reads its file again, or the file that the subject names. */
        RELOAD,
        /** The VIP is taken off the interface by somebody else: {@code ip addr del}. */
        VIP_DELETED,
        /** keepalived's VRRP process alone is killed; its parent starts another. */
        CHILD_KILLED,
        /** keepalived is stopped by SIGSTOP: its VIP stays, and the kernel answers ARP for it. */
        FREEZE,
        /** SIGCONT. */
        THAW,
        /** The whole machine stands still, and nobody answers ARP for the VIP. */
        PAUSE,
        RESUME
    }

    /** The event without time and node, as a timeline shows it. */
    public String describe() {
        return switch (what) {
            case PROCESS_DOWN -> subject + " down";
            case PROCESS_UP -> subject + " up";
            case SCRIPT_FAILS -> "script " + subject + " fails";
            case SCRIPT_SUCCEEDS -> "script " + subject + " succeeds";
            case FILE_SAYS -> "file " + subject + " = " + value;
            case INTERFACE_DOWN -> "interface " + subject + " down";
            case INTERFACE_UP -> "interface " + subject + " up";
            case LINK_DOWN -> "link down";
            case LINK_UP -> "link up";
            case CRASH -> "crash";
            case KILL -> "keepalived killed, VIP left behind";
            case STOP -> "stop";
            case START -> "start";
            case PARTITION -> node.isEmpty() ? "partition: nobody hears anybody" : "partition";
            case HEAL -> "heal";
            case LOSS -> subject.isEmpty() ? "loss: nobody hears it" : "loss: not heard by " + subject;
            case RELOAD -> subject.isEmpty() ? "reload" : "reload with " + subject;
            case VIP_DELETED -> "VIP deleted";
            case CHILD_KILLED -> "VRRP process killed";
            case FREEZE -> "keepalived frozen, VIP still answers";
            case THAW -> "keepalived goes on";
            case PAUSE -> "machine paused";
            case RESUME -> "machine goes on";
        };
    }

    /** The same event at another time. */
    public ScenarioEvent at(Duration other) {
        return new ScenarioEvent(other, what, node, subject, value);
    }
}
