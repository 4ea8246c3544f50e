package io.github.vipnat.lab.nat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The configured statics, found by identity and by everything rules can collide on without walking the whole table. */
final class StaticRules {

    /** Rules under one key, each by its identity. */
    private static final class Index {
        private final Map<String, Map<String, StaticRule>> rules = new HashMap<>();

        void put(String key, StaticRule rule) {
            rules.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(rule.identity(), rule);
        }

        void remove(String key, StaticRule rule) {
            Map<String, StaticRule> under = rules.getOrDefault(key, Map.of());
            if (!under.isEmpty() && under.remove(rule.identity()) != null && under.isEmpty()) {
                rules.remove(key);
            }
        }

        List<StaticRule> get(String key) {
            return List.copyOf(rules.getOrDefault(key, Map.of()).values());
        }
    }

    private final boolean sorted;
    private final Map<String, StaticRule> byIdentity = new LinkedHashMap<>();
    private final Index fullByLocal = new Index();
    private final Index fullByGlobal = new Index();
    private final Index portsByGlobal = new Index();
    private final Index byGlobalPort = new Index();
    private final Index byLocalEndpoint = new Index();

    StaticRules(boolean sorted) {
        this.sorted = sorted;
    }

    void put(StaticRule rule) {
        StaticRule before = byIdentity.put(rule.identity(), rule);
        if (before != null) {
            unlink(before);
        }
        if (rule.isFull()) {
            fullByLocal.put(rule.scope(rule.local()), rule);
            fullByGlobal.put(rule.scope(rule.global()), rule);
        }
        if (rule.isPort()) {
            byGlobalPort.put(globalPort(rule), rule);
            if (!rule.isInterfaceForm()) {
                portsByGlobal.put(rule.scope(rule.global()), rule);
            }
        }
        byLocalEndpoint.put(localEndpoint(rule.protocol(), rule.local(), rule.localPort()), rule);
    }

    void remove(StaticRule rule) {
        if (byIdentity.remove(rule.identity()) != null) {
            unlink(rule);
        }
    }

    private void unlink(StaticRule rule) {
        fullByLocal.remove(rule.scope(rule.local()), rule);
        fullByGlobal.remove(rule.scope(rule.global()), rule);
        byGlobalPort.remove(globalPort(rule), rule);
        portsByGlobal.remove(rule.scope(rule.global()), rule);
        byLocalEndpoint.remove(localEndpoint(rule.protocol(), rule.local(), rule.localPort()), rule);
    }

    private static String globalPort(StaticRule rule) {
        return rule.protocol() + " " + rule.scope(rule.global() + rule.interfaceName()) + " " + rule.globalPort();
    }

    private static String localEndpoint(String protocol, String local, int port) {
        return port == 0 ? local : protocol + " " + local + " " + port;
    }

    Optional<StaticRule> find(String identity) {
        return Optional.ofNullable(byIdentity.get(identity));
    }

    Collection<StaticRule> all() {
        return byIdentity.values();
    }

    List<StaticRule> fullWithLocalOf(StaticRule rule) {
        return fullByLocal.get(rule.scope(rule.local()));
    }

    List<StaticRule> fullWithGlobalOf(StaticRule rule) {
        return fullByGlobal.get(rule.scope(rule.global()));
    }

    List<StaticRule> portsOnGlobalOf(StaticRule rule) {
        return portsByGlobal.get(rule.scope(rule.global()));
    }

    List<StaticRule> onGlobalPortOf(StaticRule rule) {
        return byGlobalPort.get(globalPort(rule));
    }

    /** The rules that may own a flow of this inside local, the more specific ones first. */
    Stream<StaticRule> owners(String protocol, String local, int localPort) {
        return Stream.concat(
                byLocalEndpoint.get(localEndpoint(protocol, local, localPort)).stream(),
                byLocalEndpoint.get(local).stream());
    }

    /**
     * In the order of the running-config (ios-facts 1.4): those with a global address by address and port, then the interface
     * form as entered; 12.x does not sort at all.
     */
    List<StaticRule> printed() {
        if (!sorted) {
            return List.copyOf(byIdentity.values());
        }
        List<StaticRule> rules = new ArrayList<>();
        List<StaticRule> interfaces = new ArrayList<>();
        byIdentity.values().forEach(rule -> (rule.isInterfaceForm() ? interfaces : rules).add(rule));
        rules.sort(Comparator.comparingLong(StaticRule::sortKey));
        rules.addAll(interfaces);
        return rules;
    }
}
