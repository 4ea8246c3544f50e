package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.ConfigRepository;
import com.jcraft.jsch.OpenSSHConfig;
import io.github.vipnat.owner.RegularFile;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenSSH's client configuration (ssh_config(5)), as far as it says how to reach a host and with which key. */
final class SshConfig {

    private static final int LIMIT = 1024 * 1024;
    private static final int DEFAULT_PORT = 22;

    /** A section to leave out: jsch would count what stands in it to the {@code Host} before. */
    private static final Pattern MATCH =
            Pattern.compile("(?ims)^\\h*Match(?:\\h|=).*?(?=^\\h*(?:Host|Match)(?:\\h|=)|\\z)");

    /** {@code user@host:port}, the user and the port being optional. */
    private static final Pattern HOP = Pattern.compile("(?:(?<user>[^@]+)@)?(?<host>[^:@\\s]+)(?::(?<port>\\d{1,5}))?");

    private final Path home;
    private final OpenSSHConfig entries;

    private SshConfig(Path home, OpenSSHConfig entries) {
        this.home = home;
        this.entries = entries;
    }

    /**
     * The one of the user whose home this is, if there is one.
     *
     * @throws ProblemException of kind INPUT when it cannot be read
     */
    static Optional<SshConfig> of(Path home) {
        Path file = file(home);
        if (!Files.isDirectory(home.resolve(".ssh")) || Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = RegularFile.readFollowed(file, LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new IOException("over 1 MiB");
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            return Optional.of(
                    new SshConfig(home, OpenSSHConfig.parse(MATCH.matcher(text).replaceAll(""))));
        } catch (IOException e) {
            String reason = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
            throw problem(
                    "ssh-config-unreadable",
                    file.toString(),
                    "the ssh configuration cannot be read (" + reason + ")",
                    "ls -l " + ShellText.of(file));
        }
    }

    private static Path file(Path home) {
        return home.resolve(".ssh").resolve("config");
    }

    /** The endpoint with what the file adds; what the endpoint says itself stands, the way to it as a whole. */
    Endpoint resolve(Endpoint endpoint) {
        return endpoint.jump().isPresent()
                ? located(endpoint)
                : with(endpoint, proxyJump(entries.getConfig(endpoint.host()), endpoint));
    }

    private Endpoint located(Endpoint endpoint) {
        return with(endpoint, endpoint.jump().map(this::located));
    }

    private Endpoint with(Endpoint endpoint, Optional<Endpoint> jump) {
        ConfigRepository.Config entry = entries.getConfig(endpoint.host());
        String host = hostName(entry, endpoint.host());
        return new Endpoint(
                endpoint.name(),
                host,
                port(entry, endpoint.port()),
                login(endpoint.login(), entry, host),
                jump,
                endpoint.algorithms(),
                endpoint.knownHosts(),
                endpoint.deadlines(),
                endpoint.howToTrust());
    }

    private Login login(Login login, ConfigRepository.Config entry, String host) {
        return login instanceof Login.Agent ? agent(login.username(), entry, host) : login;
    }

    private Login.Agent agent(String username, ConfigRepository.Config entry, String host) {
        List<Path> files = Arrays.stream(entry.getValues("IdentityFile"))
                .flatMap(value -> identityFile(value, username, host).stream())
                .distinct()
                .toList();
        return new Login.Agent(username, files);
    }

    /** Tokens as ssh_config(5) has them; a file with one that is not known here does not exist, and is passed over. */
    private Optional<Path> identityFile(String value, String username, String host) {
        String name = value.replaceAll("^\"(.*)\"$", "$1")
                .replace("%d", home.toString())
                .replace("%h", host)
                .replace("%r", username);
        try {
            return name.isEmpty() || name.equalsIgnoreCase("none")
                    ? Optional.empty()
                    : Optional.of(home.resolve(name.replaceFirst("^~/", "")));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
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
                    file(home).toString(),
                    "ProxyJump " + text + " is not [user@]host[:port]",
                    "ssh -G " + endpoint.host() + " | grep proxyjump");
        }
        String alias = hop.group("host");
        ConfigRepository.Config entry = entries.getConfig(alias);
        String user = Optional.ofNullable(hop.group("user"))
                .or(() -> Optional.ofNullable(entry.getUser()))
                .orElse(endpoint.login().username());
        int port = Optional.ofNullable(hop.group("port")).map(Integer::parseInt).orElse(DEFAULT_PORT);
        String hostName = hostName(entry, alias);
        int doorway = port(entry, port);
        return new Endpoint(
                alias,
                hostName,
                doorway,
                login(endpoint.login(), user, entry, hostName),
                way,
                List.of(),
                endpoint.knownHosts(),
                endpoint.deadlines(),
                "ssh -p " + doorway + " " + ShellText.of(user + "@" + alias));
    }

    /** A key may be offered to the hosts on the way; a password may not. */
    private Login login(Login login, String user, ConfigRepository.Config entry, String host) {
        Login.Agent own = agent(user, entry, host);
        return login instanceof Login.KeyFile key && own.files().isEmpty()
                ? new Login.KeyFile(user, key.path(), key.passphrase())
                : own;
    }

    private static ProblemException problem(String code, String where, String what, String fix) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(code, where, what, "the host cannot be reached as it says", fix));
    }
}
