package dev.portcullis.cli;

import java.lang.reflect.Proxy;

/**
 * The signal with which operators have a server read its files anew. Java hears of signals through a class that compilers
 * warn of, so it is looked up by its name.
 */
final class Hangup {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";
    private static final String NAME = "HUP";

    private Hangup() {}

    /**
     * Does something at each such signal.
     *
     * @return whether the signal can be heard here
     */
    static boolean on(Runnable action) {
        try {
            Class<?> signal = Class.forName(SIGNAL);
            Class<?> handler = Class.forName(HANDLER);
            Object listener = Proxy.newProxyInstance(
                    Hangup.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, heard) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(NAME), listener);
            return true;
        } catch (ReflectiveOperationException unknownHere) {
            return false;
        }
    }
}
