package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.secret.SecretPrompt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A user's folder with a cluster.yaml, in front of the demo's router. */
final class CliSite implements AutoCloseable {

    /** What one command ended with. */
    record Run(List<String> arguments, int code, String out, String err) {

        /** Fails with everything the command said. */
        Run endsWith(ExitCode expected) {
            assertThat(code)
                    .as("vipnat %s%n--- out%n%s--- err%n%s", String.join(" ", arguments), out, err)
                    .isEqualTo(expected.code());
            assertThat(out + err).doesNotContain("\tat ", "Exception");
            return this;
        }
    }

    final SimulatedRouter router;
    final Path folder;
    final Map<String, String> environment = new HashMap<>();
    private Optional<String> answer = Optional.empty();

    CliSite(Path folder) {
        this.folder = folder;
        router = DemoRouter.with(DemoRouter.configuration()).start();
        router.setArp(DemoRouter.VIP, DemoRouter.MAC_OF_VM1);
        environment.put("HOME", folder.toString());
        environment.put("IOS_PASSWORD", DemoRouter.PASSWORD);
        environment.put("IOS_ENABLE", DemoRouter.ENABLE);
        write("cluster.yaml", DemoRouter.clusterYaml(router.port()));
        write(".ssh/known_hosts", router.knownHostsLine() + "\n");
    }

    void write(String file, String text) {
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

    Run vipnat(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                environment,
                answer.isPresent(),
                question -> answer,
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
        router.close();
    }
}
