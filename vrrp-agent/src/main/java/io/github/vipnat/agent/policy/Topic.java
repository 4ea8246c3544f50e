package io.github.vipnat.agent.policy;

/**
 * What a decision is about; the weightier comes first. Of one topic there is one decision at a time; what is decided of one
 * keeps no other from being told and seen to.
 */
public enum Topic {
    /** Who has the VIP. Where it is not this host alone, no router is looked at. */
    HOST,
    /** The agent itself, or what it needs of its host. */
    AGENT,
    /** Whether the router can be looked at. */
    ACCESS,
    /** Whom the router sends the VIP's traffic to. */
    NEIGHBOUR,
    /** The router's static rules. */
    RULES,
    /** What is not saved. */
    STARTUP,
    /** How long a look takes, where nothing else is wrong with it. */
    PACE
}
