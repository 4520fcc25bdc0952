package dev.portcullis.benchmark.guard;

import java.io.IOException;
import java.io.Reader;
import java.util.Properties;
import java.util.TreeMap;

/** What each number may be at most, from a file of properties. Every budget has to be used, and every number has one. */
final class Budgets {
    private final TreeMap<String, Double> unused = new TreeMap<>();

    private Budgets() {}

    static Budgets read(Reader file) throws IOException {
        Properties properties = new Properties();
        properties.load(file);
        Budgets budgets = new Budgets();
        properties
                .stringPropertyNames()
                .forEach(name -> budgets.unused.put(name, Double.valueOf(properties.getProperty(name))));
        return budgets;
    }

    /** Compares a number with its budget. */
    Check check(String name, double measured) {
        Double budget = unused.remove(name);
        if (budget == null) {
            throw new IllegalArgumentException("there is no budget for " + name);
        }
        return new Check(name, measured, budget);
    }

    /** Fails if a budget was not compared with anything. */
    void finish() {
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("nothing is measured for " + unused.keySet());
        }
    }
}
