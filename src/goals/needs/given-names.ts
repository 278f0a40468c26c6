/**
 * First names that are common in many countries, to know somebody in a text by. Those that are words too
 * ("Will", "Mark", "Grace", "Rose") are left out: a greeting, a title or the learner's own name tells those.
 */
const GIVEN_NAMES = new Set(
  `Aaron Abdul Abdullah Abigail Adam Adrian Agnes Agnieszka Ahmed Aisha Akira Alan Alejandro Aleksandra Alessandro Alex
  Alexander Alexandra Alexis Ali Alice Alicia Alina Alison Amanda Amara Amelia Amina Amir Amy Ana Anastasia Anders Andrea
  Andreas Andrew Angela Anil Anita Anja Anke Ann Anna Anne Anneke Annette Annika Anouk Anthony Antoine Antonio Arjun Arthur Astrid
  Ayesha Barbara Bart Bas Beatrice Ben Benjamin Bernd Bert Bilal Björn Bob Bram Brenda Brian Bridget Bruno Camille Carina
  Carl Carla Carlos Carmen Carol Caroline Catherine Cathy Cem Charlotte Chen Chiara Chloe Chris Christian Christina
  Christine Christoph Christopher Claire Clara Claudia Colin Connor Craig Cristina Daan Daniel Daniela Daphne Dave David
  Deborah Dennis Diana Diego Dieter Dimitri Dirk Dmitri Dominic Donald Dorothea Edward Eileen Elena Elif Elisabeth
  Elizabeth Ella Ellen Emily Emine Emma Eric Erik Esra Esther Eva Evelyn Fatima Fatma Felix Femke Fernando Fiona Florian
  Francesca Francesco Frank Franziska Fred Freya Gabriel Gareth Gary Geert Georg George Gerard Gerrit Giovanni Giulia Greta
  Guido Guillaume Hannah Hanna Hannes Hans Harriet Hassan Heather Heike Helen Helena Henk Henrik Henry Hiroshi Hugo Ian
  Ibrahim Ines Inge Ingrid Irene Isabel Isabelle Ivan Jack Jacob James Jan Jana Jane Janet Jasmin Jason Javier Jeff Jennifer
  Jeroen Jessica Jim Jo Joan Joanna Joanne Johan Johanna Johannes John Jonas Jonathan Joost Jordi Jorge Joris José Josef Joseph
  Josephine Joshua Juan Judith Julia Julian Julie Jürgen Karen Karin Karl Karolina Katarzyna Kate Katharina Katherine Kathrin Katja
  Kees Keith Kelly Kenji Kevin Khadija Khalid Kim Klaus Koen Kristin Lars Laura Lauren Lea Lena Leon Leonie Li Liam
  Lieke Linda Lisa Lorenzo Lotte Louis Louise Luca Lucas Lucia Luis Lukas Luke Maarten Magda Malik Manuel Manuela Marc Marco
  Marcus Maria Mariam Marie Mariana Marion Marius Marjolein Markus Marta Martha Martin Martina Martijn Mary Mateusz Matthew Matthias Mats
  Maureen Mehmet Mei Melanie Melissa Merel Michael Michelle Miguel Mike Mina Mira Miriam Mohamed Mohammed Monika Moritz
  Muhammad Murat Nadia Nadine Naomi Natalia Natalie Nathan Neil Nicholas Nick Nicole Niels Nikolai Nina Noah Noor Nora
  Nuria Olga Oliver Olivia Omar Oscar Pablo Pascal Patricia Patrick Paul Paula Pauline Pedro Peter Petra Philip Philipp Pierre
  Pieter Piotr Priya Rachel Rafael Rahul Rainer Ralf Ravi Rebecca Renate Richard Rik Rita Robert Roberto Robin Roger Roland Rosa
  Ruben Ruth Ryan Sabine Sadia Sam Samantha Samuel Sana Sander Sandra Sanne Sara Sarah Sebastian Selin Sergio Simon Simone
  Sjoerd Sofia Sophia Sophie Stefan Stefanie Stephanie Stephen Steve Steven Stijn Sunita Susan Susanne Svenja Sven Sylvia
  Tanja Tara Teresa Thea Theo Thomas Tim Timo Tina Tobias Tom Tomasz Toni Tony Tracy Ulrich Ulrike Ursula Ute Valentina
  Valerie Vera Victor Victoria Vikram Vincent Wei Werner Willem William Wim Wolfgang Xavier Yannick Yara Yasmin Yuki
  Yusuf Yvonne Zainab Zoe`
    .trim()
    .split(/\s+/u),
);

export const isGivenName = (word: string): boolean => GIVEN_NAMES.has(word);
