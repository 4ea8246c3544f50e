package io.github.vipnat.agent.host;

/** Who else answers for the VIP. */
public sealed interface OtherHolder {

    /** Nobody has asked. */
    record NotAsked() implements OtherHolder {}

    /** Nobody else. */
    record Nobody() implements OtherHolder {}

    /** Another host does. */
    record Somebody(String mac) implements OtherHolder {}
}
