package io.github.vipnat.topology.reader;

import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.topology.AgentSettings;
import io.github.vipnat.topology.DatabaseSettings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.ServiceWish;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import io.github.vipnat.topology.yaml.AddressField;
import io.github.vipnat.topology.yaml.ListOf;
import io.github.vipnat.topology.yaml.NamedText;
import io.github.vipnat.topology.yaml.Section;
import io.github.vipnat.topology.yaml.Value;
import io.github.vipnat.topology.yaml.YamlNode.Items;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the whole file: the sections in their order, then what holds between them. */
final class TopologySection {

    private static final List<String> KEYS =
            List.of("cluster", "vip", "nodes", "vrrp", "routers", "agent", "database", "services");

    /** The nodes of a file, whatever else it holds. */
    static final Value<List<Node>> NODES = Section.value(
            "the file",
            "",
            KEYS,
            file -> file.required("nodes", new ListOf<>(new NodeSection(Optional.empty()).value())));

    private final Path source;

    TopologySection(Path source) {
        this.source = source;
    }

    Value<Topology> value() {
        return Section.value("the file", "", KEYS, this::read);
    }

    private Optional<Topology> read(Section file) {
        Optional<String> cluster = file.required("cluster", NamedText.NAME);
        Optional<Ipv4Prefix> vip = file.required("vip", AddressField.VIP);
        Optional<List<Node>> nodes =
                file.required("nodes", new ListOf<>(new NodeSection(vip.map(Ipv4Prefix::address)).value()));
        Optional<VrrpSettings> vrrp = file.optional("vrrp", VrrpSection.VALUE);
        RouterPairCheck pairs = new RouterPairCheck();
        Optional<List<Router>> routers = file.optional("routers", new ListOf<>(new RouterSection(pairs).value()));
        pairs.check();
        Optional<AgentSettings> agent = file.optional("agent", AgentSection.VALUE);
        Optional<DatabaseSettings> database = file.optional("database", DatabaseSection.VALUE);
        Optional<List<ServiceWish>> services =
                file.optional("services", new ListOf<>(new ServiceSection(knownNodes(file, nodes))));
        return file.whole(() -> new Topology(
                source,
                cluster.orElseThrow(),
                vip.orElseThrow(),
                nodes.orElseThrow(),
                vrrp,
                routers.orElse(List.of()),
                agent.orElseGet(AgentSettings::usual),
                database,
                services.orElse(List.of())));
    }

    /** None where one of them could not be read, since it may be the one that another key names. */
    private static List<Node> knownNodes(Section file, Optional<List<Node>> nodes) {
        return nodes.filter(read -> file.field("nodes").node() instanceof Items all
                        && all.items().size() == read.size())
                .orElse(List.of());
    }
}
