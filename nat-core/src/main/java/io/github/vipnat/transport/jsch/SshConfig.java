package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.ConfigRepository;
import com.jcraft.jsch.OpenSSHConfig;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.transport.Algorithms;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.Login;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** OpenSSH's client configuration (ssh_config(5)), as far as it says how to reach a host. */
final class SshConfig {

    private static final int LIMIT = 1024 * 1024;
    private static final int DEFAULT_PORT = 22;

    /** {@code user@host:port}, the user and the port being optional. */
    private static final Pattern HOP = Pattern.compile("(?:(?<user>[^@]+)@)?(?<host>[^:@\\s]+)(?::(?<port>\\d{1,5}))?");

    private final Path file;
    private final OpenSSHConfig entries;

    private SshConfig(Path file, OpenSSHConfig entries) {
        this.file = file;
        this.entries = entries;
    }

    static SshConfig read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new IOException("over 1 MiB");
            }
            return new SshConfig(file, OpenSSHConfig.parse(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw problem(
                    "ssh-config-unreadable",
                    file.toString(),
                    "the ssh configuration cannot be read (" + e.getMessage() + ")",
                    "ls -l " + file);
        }
    }

    /** The endpoint with what the file adds; what the endpoint says itself stands. */
    Endpoint resolve(Endpoint endpoint) {
        ConfigRepository.Config entry = entries.getConfig(endpoint.host());
        Optional<Endpoint> jump =
                endpoint.jump().isPresent() ? endpoint.jump().map(this::resolve) : proxyJump(entry, endpoint);
        return new Endpoint(
                endpoint.name(),
                hostName(entry, endpoint.host()),
                port(entry, endpoint.port()),
                endpoint.login(),
                jump,
                algorithms(entry, endpoint.algorithms()),
                endpoint.knownHosts(),
                endpoint.deadlines());
    }

    private static String hostName(ConfigRepository.Config entry, String alias) {
        return Optional.ofNullable(entry.getHostname())
                .map(name -> name.replace("%h", alias))
                .orElse(alias);
    }

    private static int port(ConfigRepository.Config entry, int port) {
        int configured = entry.getPort();
        return port == DEFAULT_PORT && configured > 0 ? configured : port;
    }

    private static List<String> algorithms(ConfigRepository.Config entry, List<String> allowed) {
        Stream<String> named = Stream.of(
                        "KexAlgorithms", "HostKeyAlgorithms", "PubkeyAcceptedAlgorithms", "Ciphers", "MACs")
                .flatMap(key -> Arrays.stream(entry.getValues(key)).limit(1))
                .filter(value -> !value.startsWith("-"))
                .flatMap(value -> Arrays.stream(value.replaceFirst("^[+^]", "").split(",", -1)))
                .map(String::strip)
                .filter(SshConfig::isOld);
        return Stream.concat(allowed.stream(), named).distinct().toList();
    }

    private static boolean isOld(String name) {
        Algorithms old = Algorithms.old();
        return Stream.of(old.keyExchange(), old.hostKeys(), old.ciphers(), old.macs())
                .anyMatch(names -> names.contains(name));
    }

    private Optional<Endpoint> proxyJump(ConfigRepository.Config entry, Endpoint endpoint) {
        String value = Arrays.stream(entry.getValues("ProxyJump")).findFirst().orElse("none");
        if (value.equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        Optional<Endpoint> way = Optional.empty();
        for (String hop : value.split(",", -1)) {
            way = Optional.of(hop(hop.strip(), endpoint, way));
        }
        return way;
    }

    private Endpoint hop(String text, Endpoint endpoint, Optional<Endpoint> way) {
        Matcher hop = HOP.matcher(text);
        if (!hop.matches()) {
            throw problem(
                    "ssh-config-proxyjump",
                    file.toString(),
                    "ProxyJump " + text + " is not [user@]host[:port]",
                    "ssh -G " + endpoint.host() + " | grep proxyjump");
        }
        String alias = hop.group("host");
        ConfigRepository.Config entry = entries.getConfig(alias);
        String user = Optional.ofNullable(hop.group("user"))
                .or(() -> Optional.ofNullable(entry.getUser()))
                .orElse(endpoint.login().username());
        int port = Optional.ofNullable(hop.group("port")).map(Integer::parseInt).orElse(DEFAULT_PORT);
        return new Endpoint(
                alias,
                hostName(entry, alias),
                port(entry, port),
                login(endpoint, user, alias),
                way,
                algorithms(entry, new ArrayList<>()),
                endpoint.knownHosts(),
                endpoint.deadlines());
    }

    /** A key may be offered to the hosts on the way; a password may not. */
    private Login login(Endpoint endpoint, String user, String alias) {
        if (endpoint.login() instanceof Login.KeyFile key) {
            return new Login.KeyFile(user, key.path(), key.passphrase());
        }
        if (endpoint.login() instanceof Login.Agent) {
            return new Login.Agent(user);
        }
        throw problem(
                "jump-needs-key",
                file.toString(),
                "ProxyJump leads through " + alias + ", and " + endpoint.name() + "'s password is not shown to others",
                "jump: [...]   under " + endpoint.name() + " in cluster.yaml, with a login of its own");
    }

    private static ProblemException problem(String code, String where, String what, String fix) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(code, where, what, "the host cannot be reached as it says", fix));
    }
}
