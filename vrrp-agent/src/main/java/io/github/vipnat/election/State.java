package io.github.vipnat.election;

/** What a node's keepalived is doing. */
public enum State {
    /** keepalived does not run. */
    STOPPED,
    /** keepalived waits for the first result of a script whose failure would be a fault; nobody is notified of this. */
    INIT,
    BACKUP,
    MASTER,
    FAULT
}
