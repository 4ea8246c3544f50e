package io.github.vipnat.lab;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A router for each test of a JUnit 5 class, started before it and closed after it.
 *
 * <pre>{@code
 * @RegisterExtension
 * final LabRouter lab = LabRouter.of(SimulatedRouter.builder().privilege15User("netops", "secret"));
 *
 * @Test
 * void should_have_a_port(SimulatedRouter router) { ... }   // or lab.router()
 * }</pre>
 */
public final class LabRouter implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final SimulatedRouter.Builder builder;
    private @Nullable SimulatedRouter router;

    private LabRouter(SimulatedRouter.Builder builder) {
        this.builder = builder;
    }

    /** Every test gets a router of this description, with a state of its own. */
    public static LabRouter of(SimulatedRouter.Builder builder) {
        return new LabRouter(builder);
    }

    /**
     * The router of the running test.
     *
     * @throws IllegalStateException outside a test
     */
    public SimulatedRouter router() {
        if (router == null) {
            throw new IllegalStateException(
                    "LabRouter: no test is running; is the field annotated with @RegisterExtension?");
        }
        return router;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        router = builder.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (router != null) {
            router.close();
            router = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SimulatedRouter.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return router();
    }
}
