package io.github.vipnat.cli.demo;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.lab.SimulatedRouter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** The whole story on an embedded router. */
@Command(name = "demo", description = "Tell the whole story on a simulated router, without hardware.")
public final class DemoCommand extends SiteCommand {

    @Override
    protected ExitCode execute() {
        Path folder = temporaryFolder();
        try (SimulatedRouter router =
                DemoRouter.with(DemoRouter.configuration()).start()) {
            router.setArp(DemoRouter.VIP, DemoRouter.MAC_OF_VM1);
            return new DemoStory(root(), router, folder).tell();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("vipnat-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
