package io.github.vipnat.agent.policy;

/** Everything a decision about one router depends on. */
public record Situation(HostSituation host, RouterSituation router) {}
