package io.github.vipnat.topology.reader;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.problem.DidYouMean;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.ServiceWish;
import io.github.vipnat.topology.yaml.DuplicateCheck;
import io.github.vipnat.topology.yaml.Field;
import io.github.vipnat.topology.yaml.ListOf;
import io.github.vipnat.topology.yaml.NamedText;
import io.github.vipnat.topology.yaml.ProcessNameField;
import io.github.vipnat.topology.yaml.Scalar;
import io.github.vipnat.topology.yaml.Section;
import io.github.vipnat.topology.yaml.Value;
import io.github.vipnat.topology.yaml.YamlNode.Text;
import java.util.List;
import java.util.Optional;

/** Reads the entries of {@code services}: a name alone, or a name with what is different about it. */
final class ServiceSection implements Value<ServiceWish> {

    /** systemd.unit(5): what a unit's name may hold, apart from escapes. */
    private static final Scalar<String> UNIT = new Scalar<>(
            "bad-unit",
            "the name of a systemd unit",
            "systemctl would not find it",
            "nginx.service",
            text -> Optional.of(text)
                    .filter(name -> name.matches("[A-Za-z0-9_][A-Za-z0-9:_.@-]{0,200}"))
                    .map(name -> name.matches(".*\\.(service|socket|target)") ? name : name + ".service"));

    /** unix(7): a socket's path has 107 bytes at most. */
    private static final Scalar<String> SOCKET = new Scalar<>(
            "bad-path",
            "the whole path of a unix socket",
            "nothing could listen there",
            "/run/php/php8.2-fpm.sock",
            text -> Optional.of(text).filter(path -> path.matches("/[!-~&&[^'\"\\\\]]{1,106}")));

    private final List<Node> nodes;
    private final Value<String> name = new DuplicateCheck<String>(
                    "duplicate-service",
                    "%s stands in services twice",
                    "only one of the two could count",
                    "make one entry of them, with all its nodes behind on")
            .of(NamedText.NAME.withExample("nginx"));

    /** @param nodes empty when they could not be read */
    ServiceSection(List<Node> nodes) {
        this.nodes = nodes;
    }

    @Override
    public Optional<ServiceWish> read(Field field) {
        return field.node() instanceof Text
                ? name.read(field).map(ServiceWish::new)
                : Section.value(
                                "a service",
                                "{ name: snmpd, on: vm1 }",
                                List.of("name", "on", "unit", "process", "ports", "socket"),
                                this::read)
                        .read(field);
    }

    @Override
    public String example() {
        return "nginx, named, { name: snmpd, on: vm1 }";
    }

    private Optional<ServiceWish> read(Section service) {
        Optional<String> called = service.required("name", name);
        List<String> on = service.optional("on", new Nodes()).orElse(List.of());
        Optional<String> unit = service.optional("unit", UNIT);
        Optional<String> process = service.optional("process", new ProcessNameField());
        List<TransportPort> ports =
                service.optional("ports", new ListOf<>(PortFields.listened())).orElse(List.of());
        Optional<String> socket = service.optional("socket", SOCKET);
        return service.whole(() -> new ServiceWish(called.orElseThrow(), on, unit, process, ports, socket));
    }

    /** One node or several. */
    private final class Nodes implements Value<List<String>> {

        @Override
        public Optional<List<String>> read(Field field) {
            Value<String> node = new KnownNode();
            return field.node() instanceof Text ? node.read(field).map(List::of) : new ListOf<>(node).read(field);
        }

        @Override
        public String example() {
            return "vm1";
        }
    }

    private final class KnownNode implements Value<String> {

        @Override
        public Optional<String> read(Field field) {
            return NamedText.NAME.withExample("vm1").read(field).flatMap(text -> known(text, field));
        }

        @Override
        public String example() {
            return "vm1";
        }

        private Optional<String> known(String text, Field field) {
            List<String> names = nodes.stream().map(Node::name).toList();
            if (names.isEmpty() || names.contains(text)) {
                return Optional.of(text);
            }
            return field.refuse(
                    "unknown-node",
                    "no node is called " + text,
                    "the service would be looked for nowhere; nodes here: " + String.join(", ", names),
                    DidYouMean.nearest(text, names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("write the name of a node"));
        }
    }
}
