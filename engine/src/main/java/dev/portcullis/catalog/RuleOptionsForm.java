package dev.portcullis.catalog;

import dev.portcullis.catalog.Shape.Field;
import dev.portcullis.catalog.Shape.Strangers;
import dev.portcullis.catalog.Shape.Struct;
import dev.portcullis.catalog.Shape.Use;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlNode.Style;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Conclusion.Setting;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of roles in the form that YAML has, made of what a rule says. */
final class RuleOptionsForm {
    /** What is settled before rules are looked at, or by the roles that open a machine. */
    private static final Set<String> NOT_FOR_RULES = Set.of("lock", "create_host_user", "create_host_user_mode");
    /** What answers hold beside options. */
    private static final Set<String> ANSWERS = Set.of("kubernetes_groups", "kubernetes_users");

    private static final String TITLE = "the settings of a rule";
    private static final Struct SHAPE = strict(RoleShape.OPTIONS, TITLE);

    private final Diagnostics diagnostics;

    RuleOptionsForm(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A name that is not known is an error: without what it should do, the rule would allow more. */
    private static Struct strict(Struct struct, String name) {
        return new Struct(
                name,
                Strangers.REFUSED,
                struct.fields().stream()
                        .filter(field -> field.use() == Use.HERE && !NOT_FOR_RULES.contains(field.name()))
                        .map(RuleOptionsForm::strict)
                        .toList());
    }

    private static Field strict(Field field) {
        return field.shape() instanceof Struct struct
                ? new Field(
                        field.name(), field.doc(), strict(struct, "`" + field.name() + "`"), field.use(), field.need())
                : field;
    }

    /** Whether answers say something under this name already. */
    static boolean isTaken(String name) {
        String head = name.split("\\.", 2)[0];
        return RoleShape.OPTIONS.field(head).isPresent() || ANSWERS.contains(head);
    }

    /** What to do about an obligation whose name is taken. */
    static String remedy(String name) {
        if (isSettledByRoles(name)) {
            return settledByRoles(name) + ": take another name";
        }
        return isSetting(SHAPE, List.of(name.split("\\.")))
                ? "take another name, or set the option: `" + name + " = …`"
                : "take another name";
    }

    private static boolean isSettledByRoles(String name) {
        return NOT_FOR_RULES.contains(name) || ANSWERS.contains(name);
    }

    private static String settledByRoles(String name) {
        return "`" + name + "` is a matter of roles, not of rules";
    }

    private static boolean isSetting(Struct struct, List<String> name) {
        return struct.field(name.get(0))
                .filter(field -> field.shape() instanceof Struct inner
                        ? name.size() > 1 && isSetting(inner, name.subList(1, name.size()))
                        : name.size() == 1)
                .isPresent();
    }

    RoleOptions read(List<Setting> settings) {
        Level top = new Level(settings.get(0).span());
        for (Setting setting : settings) {
            String name = setting.name().text();
            if (isSettledByRoles(name)) {
                diagnostics.add(DiagnosticCode.REFUSED_FIELD
                        .at(setting.name().span(), name, TITLE)
                        .withHelp(settledByRoles(name)));
            } else {
                top.add(setting);
            }
        }
        Mapping options = top.mapping();
        new ShapeChecker(diagnostics).check(options, SHAPE);
        return new RoleOptionsReader(diagnostics).read(Fields.of(options));
    }

    private static YamlNode node(Expression value) {
        if (value instanceof ListOf list) {
            return new Sequence(list.items().stream().map(RuleOptionsForm::node).toList(), list.span());
        }
        return value instanceof Text text
                ? new Scalar(text.value(), Style.QUOTED, text.span())
                : new Scalar(value.span().text(), Style.PLAIN, value.span());
    }

    /** One level of names. */
    private static final class Level {
        private final Map<Scalar, YamlNode> values = new LinkedHashMap<>();
        private final Map<String, Level> levels = new LinkedHashMap<>();
        private Span place;

        Level(Span place) {
            this.place = place;
        }

        void add(Setting setting) {
            add(List.of(setting.name().text().split("\\.")), setting);
        }

        private void add(List<String> name, Setting setting) {
            place = place.to(setting.span());
            if (name.size() == 1) {
                values.put(new Scalar(name.get(0), Style.PLAIN, setting.name().span()), node(setting.value()));
            } else {
                levels.computeIfAbsent(name.get(0), unused -> new Level(setting.span()))
                        .add(name.subList(1, name.size()), setting);
            }
        }

        Mapping mapping() {
            List<Entry> entries = new ArrayList<>();
            values.forEach((key, value) -> entries.add(new Entry(key, value)));
            levels.forEach((name, level) ->
                    entries.add(new Entry(new Scalar(name, Style.PLAIN, level.place), level.mapping())));
            return new Mapping(entries, place);
        }
    }
}
