package io.github.vipnat.agent.events;

import java.util.OptionalInt;

/**
 * One thing VRRP said: a fact about an instance at some moment, perhaps long ago. It wakes the agent; what is true now is
 * seen on the host.
 *
 * @param name of the instance or group; empty where a hook did not give it
 * @param priority effective priority, 0 for a group; empty where it was not said
 */
public record VrrpEvent(Subject subject, String name, State state, OptionalInt priority) {

    /** Whom it is about. */
    public enum Subject {
        INSTANCE,
        GROUP
    }

    /** What keepalived 2.2.7 may say (keepalived-facts 1.1). */
    public enum State {
        MASTER,
        BACKUP,
        FAULT,
        STOP,
        DELETED,
        /** The master heard somebody of lower priority: who was master too, and may have the routers' ear. */
        MASTER_RX_LOWER_PRI,
        MASTER_PRIORITY,
        BACKUP_PRIORITY;

        /** Whether the instance claims the VIP for this host. */
        public boolean claimsVip() {
            return switch (this) {
                case MASTER, MASTER_RX_LOWER_PRI, MASTER_PRIORITY -> true;
                case BACKUP, FAULT, STOP, DELETED, BACKUP_PRIORITY -> false;
            };
        }

        /** Whether it is only about a number; nothing has moved. */
        public boolean isPriorityOnly() {
            return this == MASTER_PRIORITY || this == BACKUP_PRIORITY;
        }
    }

    /** {@code VI_1 MASTER 100}. */
    @Override
    public String toString() {
        return (name.isEmpty() ? "VRRP" : name) + " " + state + (priority.isPresent() ? " " + priority.getAsInt() : "");
    }
}
