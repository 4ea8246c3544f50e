package io.github.vipnat.agent.policy;

import java.util.Locale;

/** What the agent makes of one thing it saw, in one sentence, and what it does about it. */
public sealed interface Decision {

    /** What follows. */
    enum Action {
        /** All is said. */
        NOTHING,
        /** Ask by ARP whether another host answers for the VIP. */
        ASK_FOR_OTHERS,
        /** Tell the router by ARP who has the VIP. */
        CURE,
        /** Make the router ask who has the VIP. */
        MAKE_ROUTER_ASK,
        /** Make the router's rules as wished. */
        REPAIR,
        /** Write nothing any more until a person thaws the agent. */
        FREEZE
    }

    /** For a person, whole. */
    String sentence();

    /** What it is about. */
    Topic topic();

    /** What follows; nothing, unless the decision says otherwise. */
    default Action action() {
        return Action.NOTHING;
    }

    /** Whether there is nothing to come back for before the timer. */
    boolean isSettled();

    /** For metrics and scripts: {@code arp-stale}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Whether the rules were seen to be as wished, so that their number tells whether they still are. */
    default boolean isOfRulesAsWished() {
        return this instanceof AllWell || this instanceof RouterSlow;
    }

    /** Whether everything is as it should be, or none of this host's business. */
    default boolean isGood() {
        return this instanceof NotHolder || this instanceof AllWell || this instanceof Told;
    }

    /** Whether it speaks against the VIP's traffic being led where it belongs. */
    default boolean isOfTraffic() {
        return topic().compareTo(Topic.RULES) <= 0;
    }

    /** The same where nothing is done about it now; what was going to be done is not told then. */
    default Decision leftAlone(String instead) {
        return this;
    }

    /** This host does not hold the VIP. */
    record NotHolder(String sentence, boolean isSettled) implements Decision {
        @Override
        public Topic topic() {
            return Topic.HOST;
        }
    }

    record AllWell(String sentence) implements Decision {
        @Override
        public Topic topic() {
            return Topic.PACE;
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }

    /** The router has been told by ARP; without an account it cannot be asked. */
    record Told(String sentence, Action action) implements Decision {
        @Override
        public Topic topic() {
            return Topic.NEIGHBOUR;
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }

    /** The router sends the VIP's traffic to another host. */
    record ArpStale(String seen, String then, Action action) implements Decision {
        @Override
        public Topic topic() {
            return Topic.NEIGHBOUR;
        }

        @Override
        public String sentence() {
            return seen + then;
        }

        @Override
        public Decision leftAlone(String instead) {
            return new ArpStale(seen, instead, Action.NOTHING);
        }

        @Override
        public boolean isSettled() {
            return false;
        }
    }

    /** The router's rules are not as wished. */
    record RuleDrifted(String seen, String then, Action action, boolean isSettled) implements Decision {
        @Override
        public Topic topic() {
            return Topic.RULES;
        }

        @Override
        public String sentence() {
            return seen + then;
        }

        @Override
        public Decision leftAlone(String instead) {
            return new RuleDrifted(seen, instead, Action.NOTHING, false);
        }
    }

    /** The rules are right, and gone after a reload. */
    record Unsaved(String seen, String then, Action action) implements Decision {
        @Override
        public Topic topic() {
            return Topic.STARTUP;
        }

        @Override
        public String sentence() {
            return seen + then;
        }

        @Override
        public Decision leftAlone(String instead) {
            return new Unsaved(seen, instead, Action.NOTHING);
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }

    /** Everything is as it should be, but it took long to see that. */
    record RouterSlow(String sentence) implements Decision {
        @Override
        public Topic topic() {
            return Topic.PACE;
        }

        @Override
        public boolean isSettled() {
            return false;
        }
    }

    /** Nothing is wrong with the router as far as is known; something is with the agent or its host. */
    record AgentFault(String sentence) implements Decision {
        @Override
        public Topic topic() {
            return Topic.AGENT;
        }

        @Override
        public boolean isSettled() {
            return false;
        }
    }

    /** The router, or a part of it, cannot be looked at. */
    record RouterUnknown(String sentence, Topic topic) implements Decision {
        @Override
        public boolean isSettled() {
            return false;
        }
    }

    /** Two hosts hold the VIP, or VRRP and the host do not agree. */
    record SplitBrain(String sentence, Action action) implements Decision {
        @Override
        public Topic topic() {
            return Topic.HOST;
        }

        @Override
        public boolean isSettled() {
            return false;
        }
    }

    /** Somebody has armed a timer on the router, or is at work there. */
    record SomeonesGuard(String sentence, Topic topic) implements Decision {
        @Override
        public boolean isSettled() {
            return false;
        }
    }

    /** The router is not ready to be changed. */
    record Refused(String sentence, Topic topic, boolean isSettled) implements Decision {}

    record Frozen(String sentence, Topic topic) implements Decision {
        @Override
        public boolean isSettled() {
            return true;
        }
    }

    record RepairedTooOften(String sentence, Topic topic) implements Decision {
        @Override
        public Action action() {
            return Action.FREEZE;
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }
}
