package dev.fovea.load.ship;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stages of a Dockerfile.
 *
 * @param arguments those before the first stage: names of images
 */
record Dockerfile(Map<String, String> arguments, Map<String, Stage> stages) {

    private static final Pattern FROM = Pattern.compile("(\\S+) AS (\\S+)");
    private static final Pattern ARGUMENT = Pattern.compile("\\$\\{(\\w+)}");

    /** One instruction with its continuation lines joined. */
    record Instruction(String word, String rest) {}

    /** @param from an image or another stage */
    record Stage(String name, String from, List<Instruction> instructions) {

        List<String> all(String word) {
            return instructions.stream()
                    .filter(i -> i.word().equals(word))
                    .map(Instruction::rest)
                    .toList();
        }
    }

    static Dockerfile parse(String text) {
        Map<String, String> arguments = new LinkedHashMap<>();
        Map<String, Stage> stages = new LinkedHashMap<>();
        List<Instruction> current = new ArrayList<>();
        String joined = text.replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
        for (String line : joined.lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            String[] parts = line.strip().split("\\s+", 2);
            if (parts[0].equals("FROM")) {
                Matcher from = FROM.matcher(parts[1]);
                if (!from.matches()) {
                    throw new IllegalArgumentException("a stage without a name: " + line);
                }
                current = new ArrayList<>();
                stages.put(from.group(2), new Stage(from.group(2), resolve(from.group(1), arguments), current));
            } else if (stages.isEmpty()) {
                String[] argument = parts[1].split("=", 2);
                arguments.put(argument[0], argument[1]);
            } else {
                current.add(new Instruction(parts[0], parts[1]));
            }
        }
        return new Dockerfile(arguments, stages);
    }

    private static String resolve(String image, Map<String, String> arguments) {
        return ARGUMENT.matcher(image).replaceAll(m -> arguments.getOrDefault(m.group(1), m.group()));
    }

    /** The instructions with this word of a stage and of those it builds on, the oldest first. */
    List<String> inherited(String stage, String word) {
        Stage found = stages.get(stage);
        if (found == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>(inherited(found.from(), word));
        all.addAll(found.all(word));
        return all;
    }
}
