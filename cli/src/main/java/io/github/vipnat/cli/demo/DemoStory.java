package io.github.vipnat.cli.demo;

import io.github.vipnat.cli.command.RootCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.report.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells the story with vipnat's own commands, and checks at each turn that the router agrees. */
final class DemoStory {

    private final RootCommand root;
    private final Terminal terminal;
    private final Style style;
    private final SimulatedRouter router;
    private final Path folder;
    private final Map<String, String> environment;

    DemoStory(RootCommand root, SimulatedRouter router, Path folder) {
        this.root = root;
        this.terminal = root.terminal();
        this.style = root.options().style(terminal);
        this.router = router;
        this.folder = folder;
        this.environment = new HashMap<>(terminal.environment());
        environment.put("HOME", folder.toString());
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.remove("STATE_DIRECTORY");
        environment.put("IOS_PASSWORD", DemoRouter.PASSWORD);
        environment.put("IOS_ENABLE", DemoRouter.ENABLE);
    }

    ExitCode tell() throws IOException {
        Files.writeString(
                folder.resolve("cluster.yaml"), DemoRouter.clusterYaml(router.port()), StandardCharsets.UTF_8);
        say("A simulated IOS router is up on 127.0.0.1 port " + router.port() + ", configured as in the\n"
                + "story: its NAT leads port by port to vm1. Everything below goes over real SSH.");
        say("1. Trust the router's key, once.");
        vipnat("trust", "edge", "--yes");
        List<String> planned = plannedCommands();
        say("2. Look: what would change?");
        vipnat("plan", "-o", plan());
        say("3. Do it.");
        router.clearLinesReceived();
        vipnat("apply", plan(), "--yes", "--verbose");
        require(planned.equals(natLinesReceived()), "the router received other lines than were planned");
        say("The router received exactly the " + planned.size() + " planned lines, byte for byte.");

        say("4. Again: nothing to do.");
        vipnat("apply", "--yes");
        require(planned.equals(natLinesReceived()), "the second run sent something");

        say("5. Simulated: vm1 dies, keepalived moves the VIP to vm2; the router's ARP entry\n   for " + DemoRouter.VIP
                + " now holds vm2's MAC address. The NAT needs no change:");
        router.setArp(DemoRouter.VIP, DemoRouter.MAC_OF_VM2);
        vipnat("verify");

        say("6. Simulated: the router reloads. What was saved is still there:");
        router.reload();
        router.setArp(DemoRouter.VIP, DemoRouter.MAC_OF_VM2);
        vipnat("verify");
        say("That is all. For your own router write cluster.yaml (see README), then:\n\n  vipnat plan");
        return ExitCode.DONE;
    }

    /** What a script would read from {@code plan --json}. */
    private List<String> plannedCommands() {
        StringWriter out = new StringWriter();
        Terminal quiet = inFolder(new PrintWriter(out), new PrintWriter(new StringWriter()));
        run(quiet, "plan", "--json");
        return Json.read("plan --json", out.toString()).objects("routers").stream()
                .map((JsonObject planned) -> planned.strings("commands"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> natLinesReceived() {
        return router.linesReceived().stream()
                .filter(line -> line.startsWith("ip nat") || line.startsWith("no ip nat"))
                .toList();
    }

    private String plan() {
        return folder.resolve("plan.json").toString();
    }

    private void vipnat(String... arguments) {
        terminal.out().println("\n$ vipnat " + String.join(" ", arguments).replace(folder + "/", ""));
        terminal.out().flush();
        run(inFolder(terminal.out(), terminal.err()), arguments);
    }

    private void run(Terminal where, String... arguments) {
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "-f",
                                folder.resolve("cluster.yaml").toString(),
                                "--color",
                                style.coloured() ? "always" : "never"))
                .toArray(String[]::new);
        int code = root.run(where, all);
        require(code == ExitCode.DONE.code(), "\"vipnat " + arguments[0] + "\" ended with exit code " + code);
    }

    private Terminal inFolder(PrintWriter out, PrintWriter err) {
        return new Terminal(out, err, environment, false, terminal.ask(), terminal.secrets());
    }

    private void say(String text) {
        terminal.out().println("\n" + text);
        terminal.out().flush();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("the demo's router disagrees: " + otherwise);
        }
    }
}
