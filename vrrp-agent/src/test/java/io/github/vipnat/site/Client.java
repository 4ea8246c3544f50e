package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Somebody outside, on one of the WANs, with curl and dig: what comes back is the name of the node that answered. */
public final class Client {

    private static final String PATIENCE = "5";
    private static final Duration FAST = Duration.ofMillis(50);
    private static final Duration SLOW = Duration.ofMillis(200);

    /** What curl says of every request: 0 or why it failed, and how long it took in seconds. */
    private static final String VERDICT = "%{stderr}%{exitcode} %{time_total}\\n";

    private final String name;
    private final Namespace namespace;
    private final Path home;
    private final Consumer<Fetching> begun;

    /** @param begun is told of everything that goes on fetching */
    Client(String name, Namespace namespace, Path home, Consumer<Fetching> begun) {
        this.name = name;
        this.namespace = namespace;
        this.home = home;
        this.begun = begun;
    }

    /** The answer, or why there was none. */
    public String http(String global) {
        return curl("http://" + global + "/");
    }

    /** The certificate is checked against the site's own authority and the address. */
    public String https(String global) {
        return curl("--cacert", home.resolve("site.crt").toString(), "https://" + global + "/");
    }

    /** The old way: the server calls back, to an address inside a command. */
    public String ftpActive(String global) {
        return curl("--ftp-port", "-", "--disable-eprt", ftp(global));
    }

    /** The usual way, made to believe the address inside the server's answer, which NAT has to have rewritten. */
    public String ftpPassive(String global) {
        return curl("--disable-epsv", "--no-ftp-skip-pasv-ip", ftp(global));
    }

    public String dns(String global) {
        Machine.Result result = promptly(
                List.of("dig", "+short", "+tries=1", "+time=" + PATIENCE, "@" + global, "node.site.test", "TXT"));
        return result.output().strip().replace("\"", "");
    }

    private String curl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--max-time", PATIENCE));
        command.addAll(List.of(arguments));
        return promptly(command).output().strip();
    }

    /** Ahead of what else the machine does, as on a host of the client's own. */
    private Machine.Result promptly(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("nice", "-n", "-10"));
        whole.addAll(command);
        return namespace.attempt(whole.toArray(String[]::new));
    }

    private static String ftp(String global) {
        return "ftp://" + global + "/node.txt";
    }

    /** Begins to fetch a long file over HTTP. */
    Download downloadingHttp(String global) {
        return new Download(namespace.command("curl"), "http://" + global + "/" + NodeFiles.LONG);
    }

    /** Begins to fetch a long file over FTP the usual way, the address inside the server's answer believed. */
    Download downloadingFtp(String global) {
        return new Download(
                namespace.command("curl", "--disable-epsv", "--no-ftp-skip-pasv-ip"),
                "ftp://" + global + "/" + NodeFiles.LONG);
    }

    /** Fetches over HTTP twenty times a second, over a new connection each time, until closed. */
    public Fetching fetchingHttp(String global) {
        return fetching("http " + global, FAST, pace("http://" + global));
    }

    public Fetching fetchingHttps(String global) {
        List<String> command = new ArrayList<>(pace("https://" + global));
        command.add("--cacert");
        command.add(home.resolve("site.crt").toString());
        return fetching("https " + global, FAST, command);
    }

    /** Logs in and fetches five times a second, until closed. */
    public Fetching fetchingFtp(String global) {
        return fetching(
                "ftp " + global,
                SLOW,
                loop("curl -s -o /dev/null --max-time 0.5 --connect-timeout 0.25 -w '" + VERDICT + "' " + ftp(global)));
    }

    /** Asks five times a second, until closed. */
    public Fetching fetchingDns(String global) {
        return fetching(
                "dns " + global,
                SLOW,
                loop("timeout 0.5 dig +short +tries=1 +time=1 @" + global
                        + " node.site.test TXT | grep -q vm; echo $? >&2"));
    }

    private static List<String> pace(String url) {
        return List.of(
                "curl",
                "-s",
                "-o",
                "/dev/null",
                "--rate",
                "20/s",
                "--connect-timeout",
                "0.25",
                "--max-time",
                "0.5",
                "-w",
                VERDICT,
                url + "/[1-100000000]");
    }

    private static List<String> loop(String command) {
        return List.of("sh", "-c", "while :; do " + command + "; sleep 0.15; done");
    }

    private Fetching fetching(String what, Duration pace, List<String> command) {
        Fetching fetching =
                new Fetching(what + " from " + name, pace, namespace.command(command.toArray(String[]::new)));
        begun.accept(fetching);
        return fetching;
    }
}
