package dev.portcullis.core;

import dev.portcullis.fact.Inquiry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.StatelessKieSession;
import org.kie.api.runtime.conf.KeepReferenceOption;

/**
 * The rules of {@code core.drl} in a stateless session of Drools, together with those that an integrator adds as
 * compiled models. Built once per process, safe for any number of threads.
 *
 * <p>Sessions come from pools, one for each of a few groups of threads, and are cleaned after each run. Drools' option for single-threaded sessions must never
 * be used here: it keeps the arguments of a rule's consequence in the rule itself, which all sessions share.
 */
public final class CoreRules {
    /** So many that threads seldom wait for each other; a power of two. */
    private static final int POOLS = 16;

    private static final String MODEL_LIST = "/META-INF/kie/dev.portcullis/rules/drools-model";
    private static final String MODEL_LIST_VERSION = "Drools-Model-Version:";

    private final List<StatelessKieSession> sessions;
    private final boolean extended;

    /** The rules of {@code core.drl} alone. */
    public CoreRules() {
        this(List.of());
    }

    /**
     * The core rules and others over the same fact.
     *
     * @param added compiled models; their rules can add findings to the {@link Inquiry}, not remove any
     */
    public CoreRules(List<Model> added) {
        List<Model> models = new ArrayList<>(coreModels());
        models.addAll(added);
        this.extended = !added.isEmpty();
        KieBase base = KieBaseBuilder.createKieBaseFromModel(models, KieBaseMutabilityOption.DISABLED);
        KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(KeepReferenceOption.NO);
        this.sessions = Stream.generate(() -> base.newKieSessionsPool(1).newStatelessKieSession(configuration))
                .limit(POOLS)
                .toList();
    }

    /** Whether there are rules beside our own. What those look at, nobody else knows. */
    public boolean extended() {
        return extended;
    }

    /** Lets every rule look at an inquiry once. */
    public void run(Inquiry inquiry) {
        sessions.get((int) Thread.currentThread().getId() & POOLS - 1).execute(inquiry);
    }

    /** The models that the build made of the rule files; the build also wrote the list of their names. */
    private static List<Model> coreModels() {
        List<Model> models = new ArrayList<>();
        try (InputStream names = CoreRules.class.getResourceAsStream(MODEL_LIST)) {
            if (names == null) {
                throw new IllegalStateException("the core rules are not compiled: no " + MODEL_LIST);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(names, StandardCharsets.UTF_8));
            for (String name = lines.readLine(); name != null; name = lines.readLine()) {
                if (!name.startsWith(MODEL_LIST_VERSION)) {
                    models.add(model(name));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return models;
    }

    private static Model model(String className) {
        try {
            return Class.forName(className)
                    .asSubclass(Model.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("the core rules cannot be loaded", broken);
        }
    }
}
