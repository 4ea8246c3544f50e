package io.github.vipnat.site;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What starts and stops a node's daemons when somebody on the node says {@code systemctl}, since no systemd runs there:
 * {@code site/stand-in.sh} has what of systemd, the journal and the process table is answered on the node, and which of it no
 * systemd has said; here is what is done about {@code start}, {@code stop}, {@code restart} and {@code reload}.
 */
final class NodeInit implements AutoCloseable {

    private static final List<String> NAMES = List.of("systemctl", "journalctl", "ps", "ss");

    private final SiteNode node;
    private final Path home;
    private final RandomAccessFile requests;

    NodeInit(SiteNode node) throws IOException {
        this.node = node;
        this.home = node.files().run("stand-in");
        this.requests = new RandomAccessFile(home.resolve("requests").toFile(), "rw");
        Thread thread = new Thread(this::serve, "init of " + node.name());
        thread.setDaemon(true);
        thread.start();
    }

    /** What has to lie in a node's folders before it is a machine. */
    static void prepare(MachineFiles files) throws IOException {
        try (var script = NodeInit.class.getResourceAsStream("/site/stand-in.sh")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            for (String name : NAMES) {
                MachineFiles.put(files.run("stand-in/" + name), text, "rwxr-xr-x");
            }
        }
        Files.createDirectories(files.run("stand-in/real"));
        Files.createDirectories(files.run("stand-in/stopped"));
        Files.createDirectories(files.run("stand-in/known"));
        MachineFiles.put(
                files.etc("sudoers.d/zz-stand-in"),
                "ALL ALL=(root) NOPASSWD: /run/stand-in/systemctl, /run/stand-in/journalctl, /run/stand-in/ps,"
                        + " /run/stand-in/ss\nDefaults!/run/stand-in/* !syslog\n",
                "r--r-----");
    }

    /** It was started at least once, so when it is gone it failed, unless it was stopped. */
    void started(String service) {
        put("known", service);
        home.resolve("stopped").resolve(service + ".service").toFile().delete();
    }

    void stopped(String service) {
        put("stopped", service);
    }

    private void put(String folder, String service) {
        try {
            Files.writeString(home.resolve(folder).resolve(service + ".service"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        try {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                String[] words = line.split(" ", -1);
                if (words.length == 3) {
                    answer(words[0], words[1], home.resolve(words[2]));
                }
            }
        } catch (IOException closed) {
            System.getLogger("site").log(System.Logger.Level.DEBUG, "a node's init ended", closed);
        }
    }

    private void answer(String verb, String service, Path answer) throws IOException {
        String status = "0";
        try {
            if (!verb.equals("start")) {
                node.stop(service);
            }
            if (!verb.equals("stop")) {
                node.startAny(service);
            }
        } catch (RuntimeException | AssertionError e) {
            status = "1";
        }
        Files.writeString(answer, status);
    }

    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
