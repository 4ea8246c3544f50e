package io.github.vipnat.election;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.election.scenario.ScenarioParser;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Short ways to put nodes together and let something happen to them. */
final class Play {

    private final List<NodeConfig> configs = new ArrayList<>();
    private final Map<String, Ipv4> addresses = new HashMap<>();

    static Play document(String version) {
        return new Play()
                .node("vm1", "10.51.10.11", resource("/document/" + version + "/vm1.conf"))
                .node("vm2", "10.51.10.12", resource("/document/" + version + "/vm2.conf"));
    }

    /** A pair with priorities 100 and 90 whose instances hold the given lines besides. */
    static Play pair(String first, String second) {
        return new Play()
                .node("vm1", "10.0.0.1", instance("MASTER", 100, first))
                .node("vm2", "10.0.0.2", instance("BACKUP", 90, second));
    }

    static String instance(String state, int priority, String lines) {
        return """
                vrrp_track_process web { process nginx }
                vrrp_track_process ftp { process vsftpd }
                track_file drain { file /run/drain }
                vrrp_script chk { script /bin/true }
                vrrp_instance V {
                  state %s
                  interface lan0
                  virtual_router_id 51
                  priority %d
                  virtual_ipaddress { 10.0.0.9 }
                %s
                }
                """.formatted(state, priority, lines);
    }

    Play node(String name, String address, String conf) {
        configs.add(new NodeConfig(name, new ConfParser(ConfFiles.none()).parse(name + ".conf", conf)));
        addresses.put(name, Ipv4.of(address));
        return this;
    }

    List<Candidate> candidates() {
        return Candidates.of(configs, addresses, Optional.empty());
    }

    Timeline run(String events) {
        return new Simulation(candidates()).run(ScenarioParser.parse(events, Set.copyOf(addresses.keySet())));
    }

    static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    static String resource(String path) {
        try (InputStream in = Objects.requireNonNull(Play.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
