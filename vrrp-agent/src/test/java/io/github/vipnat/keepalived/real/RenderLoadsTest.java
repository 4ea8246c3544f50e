package io.github.vipnat.keepalived.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.render.KeepalivedRender;
import io.github.vipnat.keepalived.render.ProductionExtra;
import io.github.vipnat.keepalived.render.RenderOptions;
import io.github.vipnat.keepalived.render.RenderedFile;
import io.github.vipnat.keepalived.render.Sites;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What render writes is taken by real keepalived without a word, whatever is switched on. */
class RenderLoadsTest {

    @TempDir
    private Path directory;

    private static List<RenderOptions> everyWay() {
        List<RenderOptions> ways = new ArrayList<>(List.of(RenderOptions.document(), RenderOptions.production()));
        for (ProductionExtra extra : ProductionExtra.values()) {
            ways.add(RenderOptions.with(
                    extra == ProductionExtra.NOTIFY_HOOK
                            ? EnumSet.of(extra, ProductionExtra.SCRIPT_SECURITY)
                            : EnumSet.of(extra)));
        }
        ways.add(RenderOptions.with(EnumSet.allOf(ProductionExtra.class)));
        ways.add(RenderOptions.with(Set.of()));
        return ways.stream()
                .map(way -> new RenderOptions(way.on(), way.explained(), way.fifo(), "/bin/true"))
                .toList();
    }

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void should_load_without_a_message() throws IOException {
        Machine.assumeRealKeepalived();
        Topology slow = Sites.site("lan0", Duration.ofSeconds(1), 32);
        Topology fast = Sites.site("lan0", Duration.ofMillis(200), 16);
        try (MachineLock lock = MachineLock.take();
                TestNamespace namespace = TestNamespace.make()) {
            for (RenderOptions way : everyWay()) {
                for (String password : List.of("1234", "ab!c#d e", "{x}'y")) {
                    load(namespace, new KeepalivedRender(slow, Optional.of(new Secret(password)), way).files());
                }
                load(namespace, new KeepalivedRender(fast, Optional.empty(), way).files());
            }
        }
    }

    private void load(TestNamespace namespace, List<RenderedFile> files) throws IOException {
        for (RenderedFile file : files) {
            Machine.Result result = namespace.tryFile(Files.writeString(directory.resolve(file.node()), file.text()));
            // Where the machine has the agent's user, keepalived -t of 2.2.7 ends itself by SIGTERM at the hook
            // (keepalived-facts 3.1).
            boolean unjudged = result.status() == 143 && file.text().contains("\n    notify ");
            assertThat(result)
                    .as(file.text())
                    .isEqualTo(unjudged ? new Machine.Result(143, result.output()) : new Machine.Result(0, ""));
        }
    }
}
