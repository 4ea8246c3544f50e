package io.github.vipnat.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.cli.ShellProcess;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code keepalived render} and {@code agent install} write, joined: a real keepalived and the agent as the service's own
 * user, in a root of their own, hear of each other by FIFO and by hook, whichever of them is started anew. About ten seconds.
 */
class JoinedPathsTest {

    @TempDir
    Path folder;

    private Path script(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name), name)) {
            Path script = folder.resolve(name);
            Files.copy(in, script);
            return script;
        }
    }

    private Map<String, String> story() throws Exception {
        Process story = new ProcessBuilder(
                        "setsid", "-w", "sh", script("join-root.sh").toString(), folder.toString())
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectInput(script("join-story.sh").toFile())
                .redirectOutput(folder.resolve("story.out").toFile())
                .start();
        try {
            assertThat(story.waitFor(12, TimeUnit.MINUTES)).isTrue();
        } finally {
            // unshare --kill-child ends everything that is inside.
            story.descendants().forEach(ProcessHandle::destroyForcibly);
        }
        String said = Files.readString(folder.resolve("story.out"), StandardCharsets.UTF_8);
        assumeTrue(!said.contains("unshare: "), "no namespaces can be made here: " + said);
        System.out.println(said);
        Map<String, String> outcomes = new HashMap<>();
        said.lines()
                .filter(line -> line.matches("[a-z/.-]+=.*"))
                .forEach(line ->
                        outcomes.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return outcomes;
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void should_hear_of_keepalived_by_the_paths_that_were_rendered_and_installed() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: keepalived is not started");
        for (String program :
                List.of("keepalived", "ip", "setpriv", "unshare", "systemd-sysusers", "systemd-tmpfiles")) {
            ShellProcess.assumeInstalled(program);
        }
        PackagedVipnat.in(folder, "/usr/bin/vipnat");
        Map<String, String> outcomes = story();
        assertThat(outcomes)
                .containsEntry("/run/vipnat", "root:root 755")
                .containsEntry("/run/vipnat/notify.fifo", "vipnat:vipnat 600")
                .containsEntry("/run/vipnat/spool", "vipnat:vipnat 700")
                .containsEntry("/usr/lib/vipnat", "root:root 755")
                .containsEntry("/usr/lib/vipnat/vipnat-notify", "root:root 755")
                .containsEntry("keepalived-t", "0")
                .containsEntry("unheard", "seen by the look")
                .containsEntry("fifo", "heard")
                .containsEntry("keepalived-again", "heard")
                .containsEntry("agent-last", "heard")
                .containsEntry("agent-first", "heard")
                .containsEntry("reload", "heard")
                .containsEntry("inode", "the same")
                .containsEntry("fifo-lines", "0")
                .containsEntry("hook", "heard")
                .containsEntry("spool", "vipnat");
        assertThat(outcomes.get("never")).startsWith("! VRRP has never spoken");
        assertThat(outcomes.get("spoke")).startsWith("VRRP last spoke by the FIFO at ");
        assertThat(outcomes.get("hook-spoke")).startsWith("VRRP last spoke by the hook at ");
    }
}
