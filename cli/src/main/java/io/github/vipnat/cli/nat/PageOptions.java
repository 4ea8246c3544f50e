package io.github.vipnat.cli.nat;

import io.github.vipnat.apply.Progress;
import io.github.vipnat.cli.process.OutputFile;
import io.github.vipnat.page.Page;
import io.github.vipnat.report.StepTime;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A page for those who decide about a change, beside what is printed. */
final class PageOptions {

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a page for a change ticket to this file: one HTML file that loads nothing.")
    private @Nullable Path html;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write the same without its pictures to this file, for a merge request.")
    private @Nullable Path markdown;

    private final StepRecorder steps = new StepRecorder();

    /** The steps that were heard of. */
    List<StepTime> steps() {
        return steps.steps();
    }

    /** Listens too, where there is a page to show it on. */
    Progress watched(Progress shown) {
        return isWanted() ? steps.before(shown) : shown;
    }

    boolean isWanted() {
        return html != null || markdown != null;
    }

    /** Writes what was asked for; builds the page for nothing else. */
    void write(Supplier<Page> page) {
        if (!isWanted()) {
            return;
        }
        Page written = page.get();
        write(html, written.toHtml());
        write(markdown, written.toMarkdown());
    }

    private static void write(@Nullable Path file, String text) {
        if (file != null) {
            new OutputFile(file, "there would be no page to show").replace(text);
        }
    }
}
