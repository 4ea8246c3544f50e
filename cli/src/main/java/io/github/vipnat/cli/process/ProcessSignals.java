package io.github.vipnat.cli.process;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The signals of this process. The JDK's own class for them is no part of its official interface, and naming it would make
 * the compiler warn; a shutdown hook would not do, because it hears of the first signal alone.
 */
final class ProcessSignals implements Signals {

    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    @Override
    public Watch watch(Runnable action) {
        return watch(NAMES, action);
    }

    @Override
    public Watch watch(Runnable action, Runnable hangup) {
        Watch end = watch(List.of("INT", "TERM"), action);
        Watch again = watch(List.of("HUP"), hangup);
        return () -> {
            again.close();
            end.close();
        };
    }

    private static Watch watch(List<String> names, Runnable action) {
        try {
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.invoke(action, arguments);
                        }
                        action.run();
                        return action;
                    });
            return watch(names, handlerType, handler);
        } catch (ReflectiveOperationException e) {
            // A Java without signals ends at once, as it would have done without us.
            return () -> {};
        }
    }

    private static Watch watch(List<String> names, Class<?> handlerType, Object handler)
            throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Method handle = signalType.getMethod("handle", signalType, handlerType);
        Map<Object, Object> before = new LinkedHashMap<>();
        for (String name : names) {
            try {
                Object signal = signalType.getConstructor(String.class).newInstance(name);
                before.put(signal, handle.invoke(null, signal, handler));
            } catch (ReflectiveOperationException e) {
                // This one is not to be had: it does not exist here, or the virtual machine was started with -Xrs.
            }
        }
        return () -> before.forEach((signal, previous) -> restore(handle, signal, previous));
    }

    private static void restore(Method handle, Object signal, Object previous) {
        try {
            handle.invoke(null, signal, previous);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a signal that could be watched can no longer be given back", e);
        }
    }
}
