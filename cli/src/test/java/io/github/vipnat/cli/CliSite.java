package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.secret.SecretPrompt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A user's folder with a cluster.yaml, in front of the demo's router, or of several like it. */
public final class CliSite implements AutoCloseable {

    /** What one command ended with. */
    public record Run(List<String> arguments, int code, String out, String err) {

        /** Fails with everything the command said. */
        public Run endsWith(ExitCode expected) {
            assertThat(code)
                    .as("vipnat %s%n--- out%n%s--- err%n%s", String.join(" ", arguments), out, err)
                    .isEqualTo(expected.code());
            assertThat(out + err).doesNotContain("\tat ", "Exception");
            return this;
        }
    }

    private static final String FIRST_ROUTER = "  - name: edge";

    /** The first of them. */
    public final SimulatedRouter router;

    final List<SimulatedRouter> routers;
    final Path folder;
    public final Map<String, String> environment = new HashMap<>();

    /** What was asked, in order. */
    final List<String> questions = new ArrayList<>();

    private Optional<String> answer = Optional.empty();

    public CliSite(Path folder) {
        this(folder, DemoRouter.with(DemoRouter.configuration()), 1);
        write("cluster.yaml", DemoRouter.clusterYaml(router.port()));
    }

    /** Routers {@code edge1} and so on. */
    CliSite(Path folder, int many) {
        this(folder, DemoRouter.with(DemoRouter.configuration()), many);
    }

    CliSite(Path folder, SimulatedRouter.Builder like, int many) {
        this.folder = folder;
        routers = Stream.generate(like::start).limit(many).toList();
        router = routers.get(0);
        routers.forEach(each -> each.setArp(DemoRouter.VIP, DemoRouter.MAC_OF_VM1));
        environment.put("HOME", folder.toString());
        environment.put("IOS_PASSWORD", DemoRouter.PASSWORD);
        environment.put("IOS_ENABLE", DemoRouter.ENABLE);
        describe(number -> "");
        write(
                ".ssh/known_hosts",
                routers.stream().map(each -> each.knownHostsLine() + "\n").collect(Collectors.joining()));
    }

    /** Writes cluster.yaml anew, with further lines for the router of each number. */
    void describe(IntFunction<String> more) {
        String one = DemoRouter.clusterYaml(0);
        int from = one.indexOf(FIRST_ROUTER);
        write(
                "cluster.yaml",
                one.substring(0, from)
                        + IntStream.rangeClosed(1, routers.size())
                                .mapToObj(number -> one.substring(from)
                                                .replace(FIRST_ROUTER, FIRST_ROUTER + number)
                                                .replace(
                                                        "port: 0",
                                                        "port: "
                                                                + routers.get(number - 1)
                                                                        .port())
                                        + more.apply(number))
                                .collect(Collectors.joining()));
    }

    public void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on a human sits at the terminal and says this to every question. */
    void human(String says) {
        answer = Optional.of(says);
    }

    public Run vipnat(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                environment,
                answer.isPresent(),
                question -> {
                    questions.add(question);
                    return answer;
                },
                SecretPrompt.none());
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of("-f", folder.resolve("cluster.yaml").toString(), "--color", "never"))
                .toArray(String[]::new);
        int code = Main.run(terminal, all);
        return new Run(List.of(arguments), code, out.toString(), err.toString());
    }

    List<String> natLinesReceived() {
        return router.linesReceived().stream()
                .filter(line -> line.contains("ip nat inside source"))
                .toList();
    }

    @Override
    public void close() {
        routers.forEach(SimulatedRouter::close);
    }
}
