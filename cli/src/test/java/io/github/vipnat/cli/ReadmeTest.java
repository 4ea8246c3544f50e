package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the README shows is what happens. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("processes")
@Timeout(180)
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));

    @TempDir
    Path folder;

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    /** The block of the README behind the comment of that name. */
    private static String block(String name) throws IOException {
        return block(readme(), name);
    }

    private static String block(String page, String name) {
        Matcher block = Pattern.compile(
                        "<!-- test: " + Pattern.quote(name) + " -->\n```[a-z]*\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).as("block " + name).isTrue();
        return block.group(1);
    }

    @Test
    void should_plan_what_the_readme_shows_from_the_file_it_shows() throws IOException {
        try (CliSite site = new CliSite(folder)) {
            site.write("cluster.yaml", block("cluster.yaml"));
            site.write("edge.cfg", DemoRouter.configuration());
            CliSite.Run plan = site.vipnat(
                            "plan",
                            "--running-config",
                            folder.resolve("edge.cfg").toString())
                    .endsWith(ExitCode.DONE);
            assertThat(plan.out()).startsWith(block("plan"));
        }
    }

    @Test
    void should_read_the_file_that_the_page_about_it_shows() throws IOException {
        try (CliSite site = new CliSite(folder)) {
            site.write("cluster.yaml", block(Files.readString(ROOT.resolve("docs/cluster-yaml.md")), "cluster.yaml"));
            site.vipnat("lint").endsWith(ExitCode.DONE);
        }
    }

    @Test
    void should_have_every_command_it_mentions() throws IOException {
        try (CliSite site = new CliSite(folder)) {
            Matcher command = Pattern.compile("(?m)^(?:bin/)?vipnat ([a-z]+)").matcher(readme());
            while (command.find()) {
                site.vipnat(command.group(1), "--help").endsWith(ExitCode.DONE);
            }
        }
    }

    @Test
    void should_link_only_to_files_that_exist() throws IOException {
        Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(readme());
        while (link.find()) {
            assertThat(ROOT.resolve(link.group(1))).exists();
        }
    }

    @Test
    void should_compile_and_run_the_lines_for_embedding() throws Exception {
        try (CliSite site = new CliSite(folder)) {
            String main =
                    "import io.github.vipnat.*; import io.github.vipnat.apply.*; import io.github.vipnat.reconcile.*;"
                            + " import io.github.vipnat.topology.*; import java.nio.file.Path;"
                            + " public class Embedded { public static void main(String[] a) { "
                            + block("embed")
                                    .replace(
                                            "cluster.yaml",
                                            folder.resolve("cluster.yaml").toString())
                            + " } }";
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            List<String> options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
            assertThat(compiler.getTask(null, null, null, options, null, List.of(source(main)))
                            .call())
                    .isTrue();

            ProcessBuilder embedded = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            folder + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                            "Embedded")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out.txt").toFile())
                    .directory(folder.toFile());
            embedded.environment().putAll(site.environment);
            assertThat(embedded.start().waitFor())
                    .as(Files.readString(folder.resolve("out.txt")))
                    .isZero();
            assertThat(Files.readString(folder.resolve("out.txt"))).contains("saved: true");
            assertThat(site.natLinesReceived()).hasSize(7);
        }
    }

    private static SimpleJavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Embedded.java"), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
