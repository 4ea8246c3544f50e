package io.github.vipnat.site;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Says with every failure of a test how each process of the site is, or was when the test closed it, and what its log says. */
final class SiteReport
        implements BeforeEachCallback, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    @Override
    public void beforeEach(ExtensionContext context) {
        Site.forgetReport();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    /** The failure with the site's report, if there is a site, and the report is not part of it already. */
    static Throwable explained(Throwable failure) {
        String report = failure instanceof TestAbortedException ? "" : Site.lastReport();
        String message = String.valueOf(failure.getMessage());
        if (report.isEmpty() || message.contains(Site.REPORT)) {
            return failure;
        }
        return new AssertionError(message + "\n" + report, failure);
    }
}
