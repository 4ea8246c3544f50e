package io.github.vipnat.keepalived.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.conf.reader.DiskFiles;
import io.github.vipnat.keepalived.lint.HostView;
import io.github.vipnat.keepalived.lint.KeepalivedLint;
import io.github.vipnat.keepalived.lint.LintReport;
import io.github.vipnat.keepalived.lint.LocalHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whether keepalived -t takes each sample file of Debian's own package, in a namespace that has the interfaces it names. */
class DebianSamplesTest {

    private static final Pattern INTERFACE = Pattern.compile("\\b(?:eth|bond|lan)[0-9.]+\\b");

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void should_foretell_what_keepalived_says_of_every_sample() throws IOException {
        Machine.assumeRealKeepalived();
        List<String> wrong = new ArrayList<>();
        List<Path> samples = DebianSamples.in(folder);
        Set<String> interfaces = new TreeSet<>();
        for (Path sample : samples) {
            interfaces.addAll(interfacesOf(sample));
        }
        try (MachineLock lock = MachineLock.take();
                TestNamespace namespace = TestNamespace.make()) {
            interfaces.forEach(namespace::addInterface);
            interfaces.addAll(namespace.host().interfaces().orElseThrow());
            for (Path sample : samples) {
                compare(sample, namespace, interfaces).ifPresent(wrong::add);
            }
        }
        System.out.printf("%d samples of Debian's package, wrong about %d%n", samples.size(), wrong.size());
        assertThat(samples).hasSizeGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    private static Set<String> interfacesOf(Path sample) throws IOException {
        String text = Files.readString(sample, StandardCharsets.ISO_8859_1).replaceAll("[#!].*", "");
        return INTERFACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Optional<String> compare(Path sample, TestNamespace namespace, Set<String> interfaces) {
        int status = namespace.tryFile(sample).status();
        LintReport ours = new KeepalivedLint()
                .check(List.of(new KeepalivedLint.NodeFile(
                        "vm1",
                        new ConfParser(new DiskFiles(), Optional.of("nobody")).parse(sample.toString()),
                        host(interfaces))));
        boolean right = (status != 0) == ours.isRejectedBy(KeepalivedRelease.V2_2);
        return right
                ? Optional.empty()
                : Optional.of(sample.getFileName() + ": keepalived -t " + status + ", ours "
                        + ours.findings().stream()
                                .filter(ConfFinding::heardFromKeepalived)
                                .map(finding -> finding.toProblem().toString())
                                .toList());
    }

    private static HostView host(Set<String> interfaces) {
        LocalHost machine = new LocalHost();
        return new HostView() {
            @Override
            public Optional<Set<String>> interfaces() {
                return Optional.of(interfaces);
            }

            @Override
            public PathState script(String path) {
                return machine.script(path);
            }

            @Override
            public Optional<String> realName(String path) {
                return machine.realName(path);
            }
        };
    }
}
