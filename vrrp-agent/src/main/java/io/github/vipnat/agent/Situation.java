package io.github.vipnat.agent;

/** Everything a decision about one router depends on. */
record Situation(HostSituation host, RouterSituation router) {}
